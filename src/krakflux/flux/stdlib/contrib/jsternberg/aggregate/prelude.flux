import "array"
import "experimental"
import base "universe"
import numbers "contrib/jsternberg/math"

// Makes an aggregate of a column: `init` takes its values, `reduce` further ones and the state so far, `compute` gives the result. `fill` stands where there are no values: null, none for no row, or a value.
builtin define : (init: (values: [A]) => B, reduce: (values: [A], state: B) => B, compute: (state: B) => C, ?fill: D) => (?column: string, ?fill: D) => {column: string, init: (values: [A]) => B, reduce: (values: [A], state: B) => B, compute: (state: B) => C, fill: D}
define = (init, reduce, compute, fill=null) => (column="_value", fill=fill) => ({column: column, init: init, reduce: reduce, compute: compute, fill: fill})

// Makes the aggregate of a column's least value.
builtin min : (?column: string, ?fill: A) => {column: string, init: (values: [B]) => B, reduce: (values: [B], state: B) => B, compute: (state: B) => B, fill: A}
min = (column="_value", fill=null) => define(init: numbers.min, reduce: (values, state) => numbers.min(values: array.concat(arr: values, v: [state])), compute: (state) => state)(column: column, fill: fill)

// Makes the aggregate of a column's greatest value.
builtin max : (?column: string, ?fill: A) => {column: string, init: (values: [B]) => B, reduce: (values: [B], state: B) => B, compute: (state: B) => B, fill: A}
max = (column="_value", fill=null) => define(init: numbers.max, reduce: (values, state) => numbers.max(values: array.concat(arr: values, v: [state])), compute: (state) => state)(column: column, fill: fill)

// Makes the aggregate of a column's sum.
builtin sum : (?column: string, ?fill: A) => {column: string, init: (values: [B]) => B, reduce: (values: [B], state: B) => B, compute: (state: B) => B, fill: A}
sum = (column="_value", fill=null) => define(init: numbers.sum, reduce: (values, state) => state + numbers.sum(values: values), compute: (state) => state)(column: column, fill: fill)

// Makes the aggregate of the number of a column's values, 0 where there are none.
builtin count : (?column: string, ?fill: A) => {column: string, init: (values: [B]) => int, reduce: (values: [B], state: int) => int, compute: (state: int) => int, fill: A}
count = (column="_value", fill=0) => define(init: (values) => length(arr: values), reduce: (values, state) => state + length(arr: values), compute: (state) => state)(column: column, fill: fill)

// Makes the aggregate of a column's mean.
builtin mean : (?column: string, ?fill: A) => {column: string, init: (values: [B]) => {sum: B, count: int}, reduce: (values: [B], state: {sum: B, count: int}) => {sum: B, count: int}, compute: (state: {sum: B, count: int}) => float, fill: A}
mean = (column="_value", fill=null) => define(
        init: (values) => ({sum: numbers.sum(values: values), count: length(arr: values)}),
        reduce: (values, state) => ({sum: state.sum + numbers.sum(values: values), count: state.count + length(arr: values)}),
        compute: (state) => float(v: state.sum) / float(v: state.count),
    )(column: column, fill: fill)

// Gives each table a row of several aggregates for each stretch of time that has rows, with its `start` and `stop`, which are not in the group key.
builtin window : (<-tables: stream[A], ?time: string, every: duration, ?period: duration, columns: C) => stream[B] where A: Record, B: Record, C: Record
window = (tables=<-, every, columns, period=0s, time="_time") => tables
    |> base.window(every: every, period: if int(v: period) == 0 then every else period, timeColumn: time, startColumn: "start", stopColumn: "stop")
    |> table(columns: columns)
    |> group(columns: array.concat(arr: experimental.objectKeys(o: columns), v: ["start", "stop"]), mode: "except")
