// Tells whether two values look alike.
builtin _isNotDistinct : (a: A, b: B) => bool
_isNotDistinct = (a, b) => display(v: a) == display(v: b)

// Tells whether two dynamic values hold the same.
builtin _equal : (a: dynamic, b: dynamic) => bool
_equal = (a, b) => display(v: a) == display(v: b)
