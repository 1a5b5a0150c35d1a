// Reads from an SQL database.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin from : (driverName: string, dataSourceName: string, query: string) => stream[A] where A: Record
from = (driverName, dataSourceName, query) => die(msg: "sql.from: a query reaches no other system; write its data into a bucket of this server first")

// Writes into an SQL database.
//
// Differences:
//     Always an error: a query sends nothing to other systems.
builtin to : (<-tables: stream[A], driverName: string, dataSourceName: string, table: string, ?batchSize: int) => stream[A] where A: Record
to = (tables=<-, driverName, dataSourceName, table, batchSize=10000) => die(msg: "sql.to: a query sends nothing to other systems; read its result from outside and send it on from there")
