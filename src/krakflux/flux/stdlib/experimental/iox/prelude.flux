// Reads a table of InfluxDB's third version.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin from : (bucket: string, measurement: string) => stream[A] where A: Record
from = (bucket, measurement) => die(msg: "iox.from: a query reaches no other system; write its data into a bucket of this server first")

// Runs SQL in InfluxDB's third version.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin sql : (bucket: string, query: string) => stream[A] where A: Record
sql = (bucket, query) => die(msg: "iox.sql: a query reaches no other system; write its data into a bucket of this server first")
