// Reads a bucket from `start` on.
builtin fromRange : (bucket: string, start: A, ?stop: B) => stream[C] where C: Record
fromRange = (bucket, start, stop=now()) => from(bucket: bucket) |> range(start: start, stop: stop)

// Keeps the rows of a measurement.
builtin filterMeasurement : (<-table: stream[A], measurement: string) => stream[A] where A: Record
filterMeasurement = (table=<-, measurement) => table |> filter(fn: (r) => r._measurement == measurement)

// Keeps the rows of some fields; of all where the list is empty.
builtin filterFields : (<-table: stream[A], ?fields: [string]) => stream[A] where A: Record
filterFields = (table=<-, fields=[]) => if length(arr: fields) == 0 then table else table |> filter(fn: (r) => contains(value: r._field, set: fields))

// Reads the fields of a measurement for which `predicate` holds.
builtin inBucket : (bucket: string, measurement: string, start: A, ?stop: B, ?fields: [string], ?predicate: (r: C) => bool) => stream[C] where C: Record
inBucket = (bucket, measurement, start, stop=now(), fields=[], predicate=(r) => true) => fromRange(bucket: bucket, start: start, stop: stop) |> filterMeasurement(measurement: measurement) |> filter(fn: predicate) |> filterFields(fields: fields)
