// case: no other system is reached
// program
import "experimental/csv"
csv.from(url: "http://127.0.0.1:1/")
// error
csv.from: a query reaches no
