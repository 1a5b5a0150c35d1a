// case: no other system is reached
// program
import "array"
import "experimental/http"
array.from(rows: [{a: http.get(url: "http://127.0.0.1:1/").statusCode}])
// error
http.get: a query reaches no
