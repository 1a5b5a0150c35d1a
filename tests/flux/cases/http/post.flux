// case: without a way out
// program
import "array"
import "http"
array.from(rows: [{a: http.post(url: "http://localhost/x", headers: {x: "y"}, data: bytes(v: "body"))}])
// error
no delivery configured
