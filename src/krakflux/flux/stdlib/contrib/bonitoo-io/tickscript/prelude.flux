import "experimental"
import "influxdata/influxdb/monitor"
import rows "array"
import "universe"

// Makes the data of a check for alert() and deadman().
builtin defineCheck : (id: string, name: string, ?type: string) => {_check_id: string, _check_name: string, _type: string, tags: {}}
defineCheck = (id, name, type="custom") => ({_check_id: id, _check_name: name, _type: type, tags: {}})

// Gives each row a level by the predicates and writes it as a status.
//
// `topic`, if there is one, joins the group key as `_topic`.
builtin alert : (<-tables: stream[A], check: {B with _check_id: string, _check_name: string, _type: string, tags: T}, ?id: (r: C) => string, ?details: (r: D) => string, ?message: (r: E) => string, ?crit: (r: F) => bool, ?warn: (r: F) => bool, ?info: (r: F) => bool, ?ok: (r: F) => bool, ?topic: string) => stream[G] where A: Record, C: Record, D: Record, E: Record, F: Record, G: Record, T: Record
alert = (
    tables=<-,
    check,
    id=(r) => "${r._check_id}",
    details=(r) => "",
    message=(r) => "Threshold Check: ${r._check_name} is: ${r._level}",
    crit=(r) => false,
    warn=(r) => false,
    info=(r) => false,
    ok=(r) => true,
    topic="",
) => {
    described = tables
        |> drop(fn: (column) => column =~ /_start.*/ or column =~ /_stop.*/)
        |> map(fn: (r) => ({r with _check_id: check._check_id, _check_name: check._check_name}))
        |> map(fn: (r) => ({r with id: id(r: r)}))
        |> map(fn: (r) => ({r with details: details(r: r)}))
    told = if topic == "" then described else described |> set(key: "_topic", value: topic) |> experimental.group(mode: "extend", columns: ["_topic"])
    return told |> monitor.check(data: check, messageFn: message, crit: crit, warn: warn, info: info, ok: ok)
}

// Writes a critical status for each table of at most `threshold` rows, and where nothing came at all.
builtin deadman : (<-tables: stream[A], check: {B with _check_id: string, _check_name: string, _type: string, tags: T}, measurement: string, ?threshold: int, ?id: (r: C) => string, ?message: (r: D) => string, ?topic: string) => stream[E] where A: Record, C: Record, D: Record, E: Record, T: Record
deadman = (
    tables=<-,
    check,
    measurement,
    threshold=0,
    id=(r) => "${r._check_id}",
    message=(r) => "Deadman Check: ${r._check_name} is: " + (if r.dead then "dead" else "alive"),
    topic="",
) => {
    mark = rows.from(rows: [{_time: 2000-01-01T00:00:00Z, _measurement: measurement}]) |> group(columns: ["_measurement"])
    counted = (tables=<-) => tables |> duplicate(column: "_measurement", as: "__count__") |> count(column: "__count__")
    seen = union(tables: [mark, tables |> keep(columns: ["_measurement", "_time"])])
        |> group(columns: ["_measurement"])
        |> counted()
        |> findRecord(fn: (key) => key._measurement == measurement, idx: 0)
    watched = if seen.__count__ == 1 then mark |> limit(n: 0) else tables
    return watched
        |> counted()
        |> map(fn: (r) => ({r with _time: now(), dead: r.__count__ <= threshold}))
        |> drop(columns: ["__count__"])
        |> alert(check: check, id: id, message: message, crit: (r) => r.dead, topic: topic)
}

// Renames a column, after a function of it where one is given.
builtin select : (<-tables: stream[A], as: string, ?column: string, ?fn: (<-tables: stream[A], column: string) => stream[B]) => stream[C] where A: Record, B: Record, C: Record
select = (tables=<-, as, column="_value", fn=(tables=<-, column) => tables) => {
    chosen = column
    return tables |> fn(column: chosen) |> rename(fn: (column) => if column == chosen then as else column)
}

// Aggregates a column in windows, puts `defaultValue` where it is null, and renames it.
builtin selectWindow : (<-tables: stream[A], fn: (<-: stream[B], column: string) => stream[C], as: string, every: duration, defaultValue: D, ?column: string) => stream[E] where A: Record, B: Record, C: Record, E: Record
selectWindow = (tables=<-, fn, as, every, defaultValue, column="_value") => {
    chosen = column
    return tables
        |> aggregateWindow(every: every, fn: fn, column: chosen, createEmpty: true)
        |> fill(column: chosen, value: defaultValue)
        |> rename(fn: (column) => if column == chosen then as else column)
}

// Renames a column, after a function of it where one is given: select().
builtin compute : (<-tables: stream[A], as: string, ?column: string, ?fn: (<-tables: stream[A], column: string) => stream[B]) => stream[C] where A: Record, B: Record, C: Record
compute = (tables=<-, as, column="_value", fn=(tables=<-, column) => tables) => tables |> select(as: as, column: column, fn: fn)

// Groups by columns, and by `_measurement`, which checks need.
builtin groupBy : (<-tables: stream[A], columns: [string]) => stream[A] where A: Record
groupBy = (tables=<-, columns) => tables |> group(columns: columns) |> experimental.group(mode: "extend", columns: ["_measurement"])

// Joins two streams and names the measurement of the result.
builtin join : (tables: A, measurement: string, ?on: [string]) => stream[B] where A: Record, B: Record
join = (tables, measurement, on=["_time"]) => universe.join(tables: tables, on: on) |> map(fn: (r) => ({r with _measurement: measurement})) |> experimental.group(mode: "extend", columns: ["_measurement"])
