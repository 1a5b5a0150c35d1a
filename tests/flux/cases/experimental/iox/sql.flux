// case: no other system is reached
// program
import "experimental/iox"
iox.sql(bucket: "b", query: "SELECT 1")
// error
iox.sql: a query reaches no
