// Shifts the times of all tables alike, so that the last point is at the present.
builtin alignToNow : (<-tables: stream[A]) => stream[A] where A: Record
alignToNow = (tables=<-) => {
    last = (tables
        |> keep(columns: ["_time"])
        |> group()
        |> sort(columns: ["_time"])
        |> last(column: "_time")
        |> findRecord(fn: (key) => true, idx: 0))._time
    return tables |> timeShift(duration: duration(v: int(v: now()) - int(v: last)))
}
