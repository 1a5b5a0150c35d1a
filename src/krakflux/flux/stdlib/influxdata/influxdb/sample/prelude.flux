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

// Fetches one of InfluxData's sample data sets.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin data : (set: string) => stream[A] where A: Record
data = (set) => die(msg: "sample.data: a query reaches no other system; write its data into a bucket of this server first")

// Lists InfluxData's sample data sets.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin list : () => stream[A] where A: Record
list = () => die(msg: "sample.list: a query reaches no other system; write its data into a bucket of this server first")
