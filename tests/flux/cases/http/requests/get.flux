// also in experimental/http/requests
// case: no other system is reached
// program
import "array"
import "http/requests"
array.from(rows: [{a: requests.get(url: "http://127.0.0.1:1/").statusCode}])
// error
requests.get: a query reaches no
