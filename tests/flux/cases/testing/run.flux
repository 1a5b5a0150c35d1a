// case: a test that fails
// program
import "array"
import "testing"
t = () => ({input: array.from(rows: [{_value: 2}, {_value: 3}]), want: array.from(rows: [{_value: 6}]), fn: (tables=<-) => tables |> sum()})
testing.run(case: t)
// error
found rows in a stream that should be empty
