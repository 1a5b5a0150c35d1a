// case: no other system is reached
// program
import "experimental/bigtable"
bigtable.from(token: "t", project: "p", instance: "i", table: "t")
// error
bigtable.from: a query reaches no
