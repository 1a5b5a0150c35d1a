import "regexp"

// Fails if a text does not match a regular expression.
builtin assertMatches : (got: string, want: regexp) => bool
assertMatches = (got, want) => if got =~ want then true else die(msg: "Regex `${regexp.getString(r: want)}` does not match `${got}`")
