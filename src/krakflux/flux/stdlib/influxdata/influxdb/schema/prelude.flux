// Reads the bucket that the functions of this package look into; a test may replace it.
builtin _from : (bucket: string) => stream[{A with _measurement: string, _field: string, _time: time, _value: B}]
option _from = (bucket) => from(bucket: bucket)
