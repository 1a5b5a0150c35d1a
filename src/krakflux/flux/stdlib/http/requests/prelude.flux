// also in experimental/http/requests
import "array"

// Sends a request.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin do : (method: string, url: string, ?params: [string: [string]], ?headers: [string: string], ?body: bytes, ?config: {A with timeout: duration, insecureSkipVerify: bool}) => {statusCode: int, body: bytes, headers: [string: string], duration: duration}
do = (method, url, params=[:], headers=[:], body=bytes(v: ""), config=defaultConfig) => die(msg: "requests.do: a query reaches no other system; write its data into a bucket of this server first")

// Sends a GET request.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin get : (url: string, ?params: [string: [string]], ?headers: [string: string], ?body: bytes, ?config: {A with timeout: duration, insecureSkipVerify: bool}) => {statusCode: int, body: bytes, headers: [string: string], duration: duration}
get = (url, params=[:], headers=[:], body=bytes(v: ""), config=defaultConfig) => die(msg: "requests.get: a query reaches no other system; write its data into a bucket of this server first")

// Sends a POST request.
//
// Differences:
//     Always an error: a query sends nothing to other systems.
builtin post : (url: string, ?params: [string: [string]], ?headers: [string: string], ?body: bytes, ?config: {A with timeout: duration, insecureSkipVerify: bool}) => {statusCode: int, body: bytes, headers: [string: string], duration: duration}
post = (url, params=[:], headers=[:], body=bytes(v: ""), config=defaultConfig) => die(msg: "requests.post: a query sends nothing to other systems; read its result from outside and send it on from there")

// Makes a table of what a request brought: its status, body, headers and duration, in nanoseconds.
builtin peek : (response: {A with statusCode: B, body: C, headers: D, duration: E}) => stream[{statusCode: B, body: string, headers: string, duration: int}]
peek = (response) => array.from(rows: [{statusCode: response.statusCode, body: string(v: response.body), headers: display(v: response.headers), duration: int(v: response.duration)}])
