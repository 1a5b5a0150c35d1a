import "contrib/tomhollingworth/events"
import "experimental"

// Computes availability, performance, quality and their product `oee` from two streams.
//
// They are events with `state`, and events with the running totals `partCount` and `badCount`.
// Needs `_stop`.
builtin computeAPQ : (productionEvents: stream[A], partEvents: stream[B], runningState: string, plannedTime: duration, idealCycleTime: duration) => stream[C] where A: Record, B: Record, C: Record
computeAPQ = (productionEvents, partEvents, runningState, plannedTime, idealCycleTime) => {
    planned = float(v: int(v: plannedTime))
    cycle = float(v: int(v: idealCycleTime))
    made = (column) => partEvents
        |> difference(columns: [column], nonNegative: true)
        |> sum(column: column)
        |> duplicate(column: "_stop", as: "_time")
    available = productionEvents
        |> events.duration(unit: 1ns, columnName: "runTime")
        |> filter(fn: (r) => r.state == runningState)
        |> sum(column: "runTime")
        |> map(fn: (r) => ({r with _time: r._stop, availability: float(v: r.runTime) / planned}))
    parts = made(column: "partCount")
    performing = experimental.join(
        left: available,
        right: parts,
        fn: (left, right) => ({left with performance: float(v: right.partCount) * cycle / float(v: left.runTime)}),
    )
    good = experimental.join(
        left: made(column: "badCount"),
        right: parts,
        fn: (left, right) => ({left with quality: float(v: right.partCount - left.badCount) / float(v: right.partCount)}),
    )
    return experimental.join(
        left: performing,
        right: good,
        fn: (left, right) => ({left with quality: right.quality, oee: left.availability * left.performance * right.quality}),
    )
}

// Does the same of one stream that has `state`, `partCount` and `badCount`.
builtin APQ : (<-tables: stream[A], runningState: string, plannedTime: duration, idealCycleTime: duration) => stream[B] where A: Record, B: Record
APQ = (tables=<-, runningState, plannedTime, idealCycleTime) => computeAPQ(productionEvents: tables, partEvents: tables, runningState: runningState, plannedTime: plannedTime, idealCycleTime: idealCycleTime)
