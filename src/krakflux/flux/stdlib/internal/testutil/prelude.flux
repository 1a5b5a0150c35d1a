// Fails.
builtin fail : () => bool
fail = () => die(msg: "fail")

// Gives what it gets.
builtin yield : (<-v: A) => A
yield = (v=<-) => v

// Gives what it gets, as a record of any type.
builtin makeRecord : (o: A) => B where A: Record, B: Record
makeRecord = (o) => o
