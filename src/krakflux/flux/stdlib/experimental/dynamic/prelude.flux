// Tells whether two values look alike.
builtin _isNotDistinct : (a: A, b: B) => bool
_isNotDistinct = (a, b) => display(v: a) == display(v: b)
