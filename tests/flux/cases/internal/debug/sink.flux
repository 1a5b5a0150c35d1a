// case: no tables
// program
import "array"
import "internal/debug"
array.from(rows: [{_value: 7}]) |> debug.sink()
// want

