// Reads from Google's Bigtable.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin from : (token: string, project: string, instance: string, table: string) => stream[A] where A: Record
from = (token, project, instance, table) => die(msg: "bigtable.from: a query reaches no other system; write its data into a bucket of this server first")
