import "experimental"

// Joins the rows of equal group keys and times: experimental.join().
builtin join : (left: stream[A], right: stream[B], fn: (left: A, right: B) => C) => stream[C] where A: Record, B: Record, C: Record
join = (left, right, fn) => experimental.join(left: left, right: right, fn: fn)
