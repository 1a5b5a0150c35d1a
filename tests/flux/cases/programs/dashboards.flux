// points
ticker,pair=BTC,venue=k last=100.0,volume=1.0 1704067200000000000
ticker,pair=ETH,venue=k last=10.0,volume=1.0 1704067200000000000
cpu,host=a usage=50i,state="down" 1704067200000000000
ticker,pair=BTC,venue=k last=101.0,volume=2.0 1704067230000000000
ticker,pair=ETH,venue=k last=11.0,volume=2.0 1704067230000000000
cpu,host=a usage=53i,state="up" 1704067230000000000
ticker,pair=BTC,venue=k last=102.0,volume=3.0 1704067260000000000
ticker,pair=ETH,venue=k last=12.0,volume=3.0 1704067260000000000
cpu,host=a usage=56i,state="up" 1704067260000000000
ticker,pair=BTC,venue=k last=103.0,volume=4.0 1704067290000000000
ticker,pair=ETH,venue=k last=13.0,volume=4.0 1704067290000000000
cpu,host=a usage=59i,state="down" 1704067290000000000
ticker,pair=BTC,venue=k last=104.0,volume=1.0 1704067320000000000
ticker,pair=ETH,venue=k last=14.0,volume=1.0 1704067320000000000
cpu,host=a usage=62i,state="up" 1704067320000000000
ticker,pair=BTC,venue=k last=105.0,volume=2.0 1704067350000000000
ticker,pair=ETH,venue=k last=15.0,volume=2.0 1704067350000000000
cpu,host=a usage=65i,state="up" 1704067350000000000
ticker,pair=BTC,venue=k last=106.0,volume=3.0 1704067380000000000
ticker,pair=ETH,venue=k last=16.0,volume=3.0 1704067380000000000
cpu,host=a usage=68i,state="down" 1704067380000000000
ticker,pair=BTC,venue=k last=107.0,volume=4.0 1704067410000000000
ticker,pair=ETH,venue=k last=17.0,volume=4.0 1704067410000000000
cpu,host=a usage=71i,state="up" 1704067410000000000
ticker,pair=BTC,venue=k last=108.0,volume=1.0 1704067440000000000
ticker,pair=ETH,venue=k last=18.0,volume=1.0 1704067440000000000
cpu,host=a usage=74i,state="up" 1704067440000000000
ticker,pair=BTC,venue=k last=109.0,volume=2.0 1704067470000000000
ticker,pair=ETH,venue=k last=19.0,volume=2.0 1704067470000000000
cpu,host=a usage=77i,state="down" 1704067470000000000
ticker,pair=BTC,venue=k last=110.0,volume=3.0 1704067500000000000
ticker,pair=ETH,venue=k last=20.0,volume=3.0 1704067500000000000
cpu,host=a usage=80i,state="up" 1704067500000000000
ticker,pair=BTC,venue=k last=111.0,volume=4.0 1704067530000000000
ticker,pair=ETH,venue=k last=21.0,volume=4.0 1704067530000000000
cpu,host=a usage=83i,state="up" 1704067530000000000

// case: the query builder
// program
option v = {timeRangeStart: 2024-01-01T00:00:00Z, timeRangeStop: 2024-01-01T00:06:00Z, windowPeriod: 2m}
from(bucket: "b")
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r["_measurement"] == "ticker")
  |> filter(fn: (r) => r["_field"] == "last")
  |> aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)
  |> yield(name: "mean")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
#group,false,false,true,true,false,false,true,true,true,true
#default,mean,,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair,venue
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:02:00Z,101.5,last,ticker,BTC,k
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:04:00Z,105.5,last,ticker,BTC,k
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:06:00Z,109.5,last,ticker,BTC,k
,,1,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:02:00Z,11.5,last,ticker,ETH,k
,,1,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:04:00Z,15.5,last,ticker,ETH,k
,,1,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:06:00Z,19.5,last,ticker,ETH,k

// case: arithmetic across fields
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:30Z)
  |> filter(fn: (r) => r._measurement == "ticker" and r.pair == "BTC")
  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
  |> map(fn: (r) => ({_time: r._time, notional: r.last * r.volume}))
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,notional
,,0,2024-01-01T00:00:00Z,100
,,0,2024-01-01T00:00:30Z,202
,,0,2024-01-01T00:01:00Z,306

// case: windows with a function of its own
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC")
 |> aggregateWindow(every: 3m, fn: (tables=<-, column) => tables |> quantile(q: 0.5, column: column, method: "exact_mean"))
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string,dateTime:RFC3339
#group,false,false,true,true,false,true,true,true,true,false
#default,_result,,,,,,,,,
,result,table,_start,_stop,_value,_field,_measurement,pair,venue,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,102.5,last,ticker,BTC,k,2024-01-01T00:03:00Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,108.5,last,ticker,BTC,k,2024-01-01T00:06:00Z

// case: several results
// program
data = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "ETH")
data |> min() |> yield(name: "min")
data |> max() |> yield(name: "max")
data |> spread() |> yield(name: "spread")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
#group,false,false,true,true,false,false,true,true,true,true
#default,min,,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair,venue
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:00:00Z,10,last,ticker,ETH,k

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
#group,false,false,true,true,false,false,true,true,true,true
#default,max,,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair,venue
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:05:30Z,21,last,ticker,ETH,k

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
#group,false,false,true,true,false,true,true,true,true
#default,spread,,,,,,,,
,result,table,_start,_stop,_value,_field,_measurement,pair,venue
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,11,last,ticker,ETH,k

// case: a quantile out of a histogram
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "volume" and r.pair == "BTC") |> histogram(bins: [1.0, 2.0, 3.0, 4.0]) |> histogramQuantile(quantile: 0.5)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,double
#group,false,false,true,true,true,true,true,true,false
#default,_result,,,,,,,,
,result,table,_start,_stop,_field,_measurement,pair,venue,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,volume,ticker,BTC,k,2

// case: days of a time zone
// program
import "timezone"
option location = timezone.location(name: "Europe/Paris")
from(bucket: "b") |> range(start: 2023-12-31T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "ETH") |> aggregateWindow(every: 1d, fn: count, createEmpty: false) |> keep(columns: ["_time", "_value"])
// want
#datatype,string,long,dateTime:RFC3339,long
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T23:00:00Z,12

// case: the change between the last two points
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last") |> tail(n: 2) |> difference() |> keep(columns: ["pair", "_value"]) |> group() |> sort(columns: ["pair"])
// want
#datatype,string,long,double,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,pair
,,0,1,BTC
,,0,1,ETH

// case: rounded changes
// program
import "math"
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC") |> aggregateWindow(every: 1m, fn: last, createEmpty: false) |> difference() |> map(fn: (r) => ({r with _value: math.round(x: r._value * 100.0) / 100.0})) |> mean()
// want
#datatype,string,long,string,string,dateTime:RFC3339,dateTime:RFC3339,double,string,string
#group,false,false,true,true,true,true,false,true,true
#default,_result,,,,,,,,
,result,table,_field,_measurement,_start,_stop,_value,pair,venue
,,0,last,ticker,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2,BTC,k

// case: gaps filled by what came before
// program
from(bucket: "b") |> range(start: 2024-01-01T00:05:00Z, stop: 2024-01-01T00:08:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "ETH") |> aggregateWindow(every: 1m, fn: mean) |> fill(usePrevious: true) |> keep(columns: ["_time", "_value"])
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T00:06:00Z,20.5
,,0,2024-01-01T00:07:00Z,20.5
,,0,2024-01-01T00:08:00Z,20.5

// case: a counter
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z) |> filter(fn: (r) => r._field == "volume" and r.pair == "BTC") |> cumulativeSum() |> increase() |> keep(columns: ["_value"])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,0
,,0,2
,,0,5
,,0,9

// case: the highest of all
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last") |> highestMax(n: 1, groupColumns: ["pair"])
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
#group,false,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair,venue
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:05:30Z,111,last,ticker,BTC,k

// case: a sum over all pairs
// program
from(bucket: "b")
  |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
  |> filter(fn: (r) => r._measurement =~ /^tick/ and r._field == "last" and contains(value: r.pair, set: ["BTC", "ETH"]))
  |> group(columns: ["venue"])
  |> aggregateWindow(every: 3m, fn: sum, createEmpty: false)
  |> keep(columns: ["_time", "_value", "venue"])
// want
#datatype,string,long,double,string,dateTime:RFC3339
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_value,venue,_time
,,0,690,k,2024-01-01T00:03:00Z
,,0,762,k,2024-01-01T00:06:00Z

// case: bars by hand
// program
data = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC")
bar = (name, fn) => data |> aggregateWindow(every: 3m, fn: fn, createEmpty: false, timeSrc: "_start") |> set(key: "_field", value: name)
union(tables: [bar(name: "open", fn: first), bar(name: "high", fn: max), bar(name: "low", fn: min), bar(name: "close", fn: last)])
  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
  |> keep(columns: ["_time", "open", "high", "low", "close"])
// want
#datatype,string,long,dateTime:RFC3339,double,double,double,double
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,_time,close,high,low,open
,,0,2024-01-01T00:00:00Z,105,105,100,100
,,0,2024-01-01T00:03:00Z,111,111,106,106

// case: a band around an average
// program
n = 4
data = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC") |> keep(columns: ["_time", "_value"])
data |> movingAverage(n: n) |> map(fn: (r) => ({r with upper: r._value + 2.0, lower: r._value - 2.0}))
// want
#datatype,string,long,dateTime:RFC3339,double,double,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,_time,_value,lower,upper
,,0,2024-01-01T00:01:30Z,101.5,99.5,103.5
,,0,2024-01-01T00:02:00Z,102.5,100.5,104.5
,,0,2024-01-01T00:02:30Z,103.5,101.5,105.5

// case: an average weighted by volume
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._measurement == "ticker" and r.pair == "BTC")
  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
  |> window(every: 3m)
  |> reduce(identity: {pv: 0.0, v: 0.0}, fn: (r, accumulator) => ({pv: accumulator.pv + r.last * r.volume, v: accumulator.v + r.volume}))
  |> map(fn: (r) => ({_time: r._stop, vwap: r.pv / r.v}))
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,vwap
,,0,2024-01-01T00:03:00Z,102.61538461538461
,,0,2024-01-01T00:06:00Z,108.58823529411765

// case: by the minute of the hour
// program
import "date"
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "ETH") |> map(fn: (r) => ({r with minute: date.minute(t: r._time)})) |> filter(fn: (r) => r.minute % 2 == 0) |> group(columns: ["minute"]) |> mean()
// want
#datatype,string,long,double,long
#group,false,false,false,true
#default,_result,,,
,result,table,_value,minute
,,0,10.5,0
,,1,14.5,2
,,2,18.5,4

// case: quantiles by several methods
// program
data = () => from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC")
data() |> quantile(q: 0.25, method: "exact_mean") |> yield(name: "mean")
data() |> quantile(q: 0.25, method: "exact_selector") |> yield(name: "selector")
data() |> median() |> yield(name: "median")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
#group,false,false,true,true,false,true,true,true,true
#default,mean,,,,,,,,
,result,table,_start,_stop,_value,_field,_measurement,pair,venue
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,102.75,last,ticker,BTC,k

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
#group,false,false,true,true,false,false,true,true,true,true
#default,selector,,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair,venue
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:01:00Z,102,last,ticker,BTC,k

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
#group,false,false,true,true,false,true,true,true,true
#default,median,,,,,,,,
,result,table,_start,_stop,_value,_field,_measurement,pair,venue
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,105.5,last,ticker,BTC,k

// case: a deviation of each pair
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "volume") |> stddev(mode: "population") |> keep(columns: ["pair", "_value"])
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,pair
,,0,1.118033988749895,BTC
,,1,1.118033988749895,ETH
