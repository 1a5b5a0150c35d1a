// also in experimental/http/requests
// case: no other system is reached
// program
import "array"
import "http/requests"
array.from(rows: [{a: requests.post(url: "http://127.0.0.1:1/", headers: ["a": "b"], body: bytes(v: "x")).statusCode}])
// error
requests.post: a query sends nothing
