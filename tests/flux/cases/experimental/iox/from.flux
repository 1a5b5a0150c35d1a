// case: no other system is reached
// program
import "experimental/iox"
iox.from(bucket: "b", measurement: "m")
// error
iox.from: a query reaches no
