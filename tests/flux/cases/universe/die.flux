// case: a message
// program
die(msg: "enough")
// error
enough
