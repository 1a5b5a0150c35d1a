// case: no other system is reached
// program
import "socket"
socket.from(url: "tcp://127.0.0.1:1")
// error
socket.from: a query reaches no
