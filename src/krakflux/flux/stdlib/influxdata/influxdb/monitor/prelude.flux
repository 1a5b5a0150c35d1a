import "experimental"
import "influxdata/influxdb"
import "influxdata/influxdb/schema"

// Writes statuses.
builtin write : (<-tables: stream[A]) => stream[A] where A: Record
option write = (tables=<-) => tables |> experimental.to(bucket: bucket)

// Writes notifications.
builtin log : (<-tables: stream[A]) => stream[A] where A: Record
option log = (tables=<-) => tables |> experimental.to(bucket: bucket)

// Reads statuses, with a column for each field.
builtin from : (start: A, ?stop: B, ?fn: (r: {C with _value: D, _time: time, _stop: time, _start: time, _measurement: string, _field: string}) => bool) => stream[E] where E: Record
from = (start, stop=now(), fn=(r) => true) => _read(measurement: "statuses", start: start, stop: stop, fn: fn)

// Reads notifications, with a column for each field.
builtin logs : (start: A, ?stop: B, fn: (r: {C with _value: D, _time: time, _stop: time, _start: time, _measurement: string, _field: string}) => bool) => stream[E] where E: Record
logs = (start, stop=now(), fn) => _read(measurement: "notifications", start: start, stop: stop, fn: fn)

// Reads a measurement, with a column for each field.
builtin _read : (measurement: string, start: A, stop: B, fn: (r: C) => bool) => stream[D] where C: Record, D: Record
_read = (measurement, start, stop, fn) => influxdb.from(bucket: bucket) |> range(start: start, stop: stop) |> filter(fn: (r) => r._measurement == measurement) |> filter(fn: fn) |> schema.fieldsAsCols()

// Tells which tables have no row since `t`: the last row of each, with `dead`.
builtin deadman : (<-tables: stream[{A with _time: time}], t: time) => stream[{A with _time: time, dead: bool}] where A: Record
deadman = (tables=<-, t) => tables |> max(column: "_time") |> map(fn: (r) => ({r with dead: r._time < t}))

// Gives each row a level by the predicates, and a message, and writes it as a status of the check.
builtin check : (<-tables: stream[A], data: {tags: T, _type: string, _check_name: string, _check_id: string}, messageFn: (r: B) => string, ?crit: (r: A) => bool, ?warn: (r: A) => bool, ?info: (r: A) => bool, ?ok: (r: A) => bool) => stream[C] where A: Record, B: Record, C: Record, T: Record
check = (tables=<-, data, messageFn, crit=(r) => false, warn=(r) => false, info=(r) => false, ok=(r) => true) => {
    levelOf = (r) => if crit(r: r) then levelCrit else if warn(r: r) then levelWarn else if info(r: r) then levelInfo else if ok(r: r) then levelOK else levelUnknown
    tagged = tables |> experimental.set(o: data.tags) |> experimental.group(mode: "extend", columns: experimental.objectKeys(o: data.tags))
    statuses = tagged |> map(fn: (r) => ({r with _level: levelOf(r: r), _measurement: "statuses", _source_measurement: r._measurement, _source_timestamp: int(v: r._time), _time: now(), _type: data._type, _check_id: data._check_id, _check_name: data._check_name}))
    return statuses |> map(fn: (r) => ({r with _message: messageFn(r: r)})) |> experimental.group(mode: "extend", columns: ["_source_measurement", "_type", "_check_id", "_check_name", "_level"]) |> write()
}

// Sends statuses to an endpoint and logs what became of it.
builtin notify : (<-tables: stream[A], endpoint: (<-tables: stream[B]) => stream[C], data: D) => stream[C] where A: Record, B: Record, C: Record, D: Record
notify = (tables=<-, data, endpoint) => tables |> experimental.set(o: data) |> experimental.group(mode: "extend", columns: experimental.objectKeys(o: data)) |> map(fn: (r) => ({r with _measurement: "notifications", _status_timestamp: int(v: r._time), _time: now()})) |> endpoint() |> experimental.group(mode: "extend", columns: ["_sent"]) |> log()

// Gives the rows at which the level changed, table by table without regard to `_level`.
builtin stateChangesOnly : (<-tables: stream[{A with _level: string}]) => stream[{B with _level: string}] where A: Record, B: Record
stateChangesOnly = (tables=<-) => tables |> stateChanges()
