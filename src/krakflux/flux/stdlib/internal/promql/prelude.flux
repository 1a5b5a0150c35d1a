import "math"
import "experimental"
import "universe"

// Gives each table's quantile; -Inf for `q` below 0, +Inf above 1.
builtin quantile : (<-tables: stream[A], q: float, ?method: string) => stream[B] where A: Record, B: Record
quantile = (tables=<-, q, method="exact_mean") =>
    if q >= 0.0 and q <= 1.0 then
        tables |> universe.quantile(q: q, method: method)
    else
        tables |> reduce(identity: {_value: math.mInf(sign: if q < 0.0 then -1 else 1)}, fn: (r, accumulator) => accumulator)

// Joins the rows of equal group keys and times: experimental.join().
builtin join : (left: stream[A], right: stream[B], fn: (left: A, right: B) => C) => stream[C] where A: Record, B: Record, C: Record
join = (left, right, fn) => experimental.join(left: left, right: right, fn: fn)
