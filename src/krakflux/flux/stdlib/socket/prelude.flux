// Reads from a socket.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin from : (url: string, ?decoder: string) => stream[A] where A: Record
from = (url, decoder="csv") => die(msg: "socket.from: a query reaches no other system; write its data into a bucket of this server first")
