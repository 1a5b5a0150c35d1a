// case: stops
// program
die(msg: "enough")
// error
enough
