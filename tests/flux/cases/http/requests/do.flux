// also in experimental/http/requests
// case: no other system is reached
// program
import "array"
import "http/requests"
array.from(rows: [{a: requests.do(method: "GET", url: "http://127.0.0.1:1/", params: ["a": ["b"]]).statusCode}])
// error
requests.do: a query reaches no
