// Joins the rows that have a counterpart on the other side.
builtin inner : (<-left: stream[L], right: stream[R], on: (l: L, r: R) => bool, as: (l: L, r: R) => A) => stream[A] where A: Record, L: Record, R: Record
inner = (left=<-, right, on, as) => tables(left: left, right: right, on: on, as: as, method: "inner")

// Joins all rows of the right side, with null for what the left side lacks.
builtin right : (<-left: stream[L], right: stream[R], on: (l: L, r: R) => bool, as: (l: L, r: R) => A) => stream[A] where A: Record, L: Record, R: Record
right = (left=<-, right, on, as) => tables(left: left, right: right, on: on, as: as, method: "right")

// Joins all rows of the left side, with null for what the right side lacks.
builtin left : (<-left: stream[L], right: stream[R], on: (l: L, r: R) => bool, as: (l: L, r: R) => A) => stream[A] where A: Record, L: Record, R: Record
left = (left=<-, right, on, as) => tables(left: left, right: right, on: on, as: as, method: "left")

// Joins all rows of both sides, with null for what one of them lacks.
builtin full : (<-left: stream[L], right: stream[R], on: (l: L, r: R) => bool, as: (l: L, r: R) => A) => stream[A] where A: Record, L: Record, R: Record
full = (left=<-, right, on, as) => tables(left: left, right: right, on: on, as: as, method: "full")

// Joins rows of the same `_time`.
builtin time : (<-left: stream[L], right: stream[R], as: (l: L, r: R) => A, ?method: string) => stream[A] where A: Record, L: Record, R: Record
time = (left=<-, right, as, method="inner") => tables(left: left, right: right, on: (l, r) => l._time == r._time, as: as, method: method)
