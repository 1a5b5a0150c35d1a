// Fetches from an address.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin get : (url: string, ?headers: A, ?timeout: duration) => {statusCode: int, body: bytes, headers: B} where A: Record, B: Record
get = (url, headers={}, timeout=30s) => die(msg: "http.get: a query reaches no other system; write its data into a bucket of this server first")
