// Fits a straight line to the values of the first table by their numbers 1, 2, 3 …, least squares.
// Adds `x`, `y` (in place of `_value`), `y_hat`, `slope`, the sums `N`, `sx`, `sy`, `sxx`, `sxy` and
// `errors`, the squared distance from the line.
builtin linearRegression : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
linearRegression = (tables=<-) => {
    points = tables |> rename(columns: {_value: "y"}) |> map(fn: (r) => ({r with x: 1.0})) |> cumulativeSum(columns: ["x"])
    sums = points
        |> reduce(
            identity: {N: 0.0, sx: 0.0, sy: 0.0, sxx: 0.0, sxy: 0.0},
            fn: (r, accumulator) => ({
                N: accumulator.N + 1.0,
                sx: accumulator.sx + r.x,
                sy: accumulator.sy + r.y,
                sxx: accumulator.sxx + r.x * r.x,
                sxy: accumulator.sxy + r.x * r.y,
            }),
        )
        |> findRecord(fn: (key) => true, idx: 0)
    middle = sums.sx / sums.N
    slope = (sums.sxy - middle * sums.sy) / (sums.sxx - middle * sums.sx)
    intercept = sums.sy / sums.N - slope * middle
    return points
        |> map(fn: (r) => ({r with N: sums.N, sx: sums.sx, sy: sums.sy, sxx: sums.sxx, sxy: sums.sxy, slope: slope, y_hat: slope * r.x + intercept}))
        |> map(fn: (r) => ({r with errors: (r.y - r.y_hat) ^ 2.0}))
}
