import "universe"
import "date"
import joins "join"
import "internal/debug"

// Adds a duration to a time, by the calendar.
builtin addDuration : (d: duration, to: A, ?location: {zone: string, offset: duration}) => time where A: Timeable
addDuration = (d, to, location=location) => date.add(d: d, to: to, location: location)

// Takes a duration off a time, by the calendar.
builtin subDuration : (d: duration, from: A, ?location: {zone: string, offset: duration}) => time where A: Timeable
subDuration = (d, from, location=location) => date.sub(d: d, from: from, location: location)

// Cuts tables into windows of time, by the columns `_time`, `_start` and `_stop`.
builtin window : (<-tables: stream[A], ?every: duration, ?period: duration, ?offset: duration, ?location: {zone: string, offset: duration}, ?createEmpty: bool) => stream[A] where A: Record
window = (tables=<-, every=0s, period=0s, offset=0s, location=location, createEmpty=false) => {
    length = if int(v: period) == 0 then every else period
    return tables |> universe.window(every: if int(v: every) == 0 then length else every, period: length, offset: offset, location: location, createEmpty: createEmpty)
}

// Joins two streams on the group key and `_time`; `fn` makes the rows.
builtin join : (left: stream[A], right: stream[B], fn: (left: A, right: B) => C) => stream[C] where A: Record, B: Record, C: Record
join = (left, right, fn) => joins.time(left: left, right: right, as: (l, r) => fn(left: l, right: r))

// Counts the values of each table.
builtin count : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
count = (tables=<-) => tables |> universe.count()

// Averages the values of each table.
builtin mean : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
mean = (tables=<-) => tables |> universe.mean()

// Gives the value that each table has most often.
builtin mode : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
mode = (tables=<-) => tables |> universe.mode()

// Gives the value below which a share `q` of the values of each table lies.
builtin quantile : (<-tables: stream[A], q: float, ?compression: float, ?method: string) => stream[B] where A: Record, B: Record
quantile = (tables=<-, q, compression=0.0, method="estimate_tdigest") => if compression > 0.0 then tables |> universe.quantile(q: q, compression: compression, method: method) else tables |> universe.quantile(q: q, method: method)

// Tells how far the values of each table lean to one side.
builtin skew : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
skew = (tables=<-) => tables |> universe.skew()

// Gives the distance from the least to the greatest value of each table.
builtin spread : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
spread = (tables=<-) => tables |> universe.spread()

// Gives the standard deviation of the values of each table.
builtin stddev : (<-tables: stream[A], ?mode: string) => stream[B] where A: Record, B: Record
stddev = (tables=<-, mode="sample") => tables |> universe.stddev(mode: mode)

// Sums the values of each table.
builtin sum : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
sum = (tables=<-) => tables |> universe.sum()

// Keeps the row with the least value of each table.
builtin min : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
min = (tables=<-) => tables |> universe.min()

// Keeps the row with the greatest value of each table.
builtin max : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
max = (tables=<-) => tables |> universe.max()

// Keeps the first row of each table whose value is not null.
builtin first : (<-tables: stream[A]) => stream[A] where A: Record
first = (tables=<-) => tables |> universe.first()

// Keeps the last row of each table whose value is not null.
builtin last : (<-tables: stream[A]) => stream[A] where A: Record
last = (tables=<-) => tables |> universe.last()

// Keeps the first row with each value of each table.
builtin unique : (<-tables: stream[A]) => stream[A] where A: Record
unique = (tables=<-) => tables |> universe.unique()

// Gives the values of each table, each once.
builtin distinct : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
distinct = (tables=<-) => tables |> universe.distinct()

// Replaces nulls in `_value`, by `value` or by the value before.
builtin fill : (<-tables: stream[A], ?value: B, ?usePrevious: bool) => stream[C] where A: Record, C: Record
fill = (tables=<-, value=debug.null(type: "string"), usePrevious=false) => if usePrevious then tables |> universe.fill(usePrevious: true) else tables |> universe.fill(value: value)

// Counts, for each bound, the values of each table up to it.
builtin histogram : (<-tables: stream[A], bins: [float], ?normalize: bool) => stream[B] where A: Record, B: Record
histogram = (tables=<-, bins, normalize=false) => tables |> universe.histogram(bins: bins, normalize: normalize)

// Estimates a quantile out of a histogram.
builtin histogramQuantile : (<-tables: stream[A], quantile: float, ?minValue: float) => stream[B] where A: Record, B: Record
histogramQuantile = (tables=<-, quantile, minValue=0.0) => tables |> universe.histogramQuantile(quantile: quantile, minValue: minValue)

// Gives the area below the values of each table, per unit of time.
builtin integral : (<-tables: stream[A], ?unit: duration, ?interpolate: string) => stream[B] where A: Record, B: Record
integral = (tables=<-, unit=1s, interpolate="") => tables |> universe.integral(unit: unit, interpolate: interpolate)

// Gives Kaufman's adaptive moving average of `n` values.
builtin kaufmansAMA : (<-tables: stream[A], n: int) => stream[B] where A: Record, B: Record
kaufmansAMA = (tables=<-, n) => tables |> universe.kaufmansAMA(n: n)
