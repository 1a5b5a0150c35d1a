// Calls the API of an InfluxDB.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin api : (method: string, path: string, ?host: string, ?token: string, ?headers: [string: string], ?query: [string: string], ?body: bytes, ?timeout: duration) => {statusCode: int, body: bytes, headers: [string: string]}
api = (method, path, host="", token="", headers=[:], query=[:], body=bytes(v: ""), timeout=30s) => die(msg: "influxdb.api: a query reaches no other system; write its data into a bucket of this server first")
