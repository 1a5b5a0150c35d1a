// case: without a way out
// program
import "array"
import "contrib/sranka/teams"
array.from(rows: [{a: teams.message(url: "http://127.0.0.1:1/", title: "a", text: "b")}])
// error
no delivery configured
