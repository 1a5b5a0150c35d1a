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

// case: a threshold out of the data itself
// program
data = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
stats = data |> reduce(identity: {n: 0, s: 0}, fn: (r, accumulator) => ({n: accumulator.n + 1, s: accumulator.s + r._value})) |> findRecord(fn: (key) => true, idx: 0)
limitValue = float(v: stats.s) / float(v: stats.n) + 10.0
data |> toFloat() |> filter(fn: (r) => r._value > limitValue) |> map(fn: (r) => ({r with text: "usage ${r._value} above ${limitValue} on ${r.host}"})) |> keep(columns: ["_time", "text"])
// want
#datatype,string,long,dateTime:RFC3339,string
#group,false,false,false,false
#default,_result,,,
,result,table,_time,text
,,0,2024-01-01T00:04:30Z,usage 77 above 76.5 on a
,,0,2024-01-01T00:05:00Z,usage 80 above 76.5 on a
,,0,2024-01-01T00:05:30Z,usage 83 above 76.5 on a

// case: downsampling
// program
option task = {name: "down", every: 1h, offset: 5m}
data = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._measurement == "ticker" and r._field == "last")
data |> aggregateWindow(every: task.every, fn: mean) |> set(key: "_measurement", value: "ticker_1h") |> to(bucket: "b")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
#group,false,false,true,true,false,false,true,true,true,true
#default,_result,,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair,venue
,,0,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:06:00Z,105.5,last,ticker_1h,BTC,k
,,1,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:06:00Z,15.5,last,ticker_1h,ETH,k

// case: how long a state lasts
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> filter(fn: (r) => r._field == "state") |> stateDuration(fn: (r) => r._value == "up", unit: 1s) |> keep(columns: ["_time", "_value", "stateDuration"])
// want
#datatype,string,long,dateTime:RFC3339,string,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,_time,_value,stateDuration
,,0,2024-01-01T00:00:00Z,down,-1
,,0,2024-01-01T00:00:30Z,up,0
,,0,2024-01-01T00:01:00Z,up,30
,,0,2024-01-01T00:01:30Z,down,-1
,,0,2024-01-01T00:02:00Z,up,0
,,0,2024-01-01T00:02:30Z,up,30

// case: who has fallen silent
// program
import "influxdata/influxdb/monitor"
import "experimental"
option now = () => 2024-01-01T01:00:00Z
from(bucket: "b") |> range(start: -2h) |> filter(fn: (r) => r._field == "last") |> monitor.deadman(t: experimental.subDuration(from: now(), d: 30m)) |> keep(columns: ["pair", "dead", "_time"])
// want
#datatype,string,long,dateTime:RFC3339,boolean,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,dead,pair
,,0,2024-01-01T00:05:30Z,true,BTC
,,1,2024-01-01T00:05:30Z,true,ETH

// case: rows by level
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "usage") |> map(fn: (r) => ({r with level: if r._value >= 80 then "crit" else if r._value >= 65 then "warn" else "ok"})) |> group(columns: ["level"]) |> count()
// want
#datatype,string,long,long,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,level
,,0,2,crit
,,1,5,ok
,,2,5,warn

// case: a check with messages
// program
import "influxdata/influxdb/monitor"
option now = () => 2024-01-01T00:06:00Z
option monitor.write = (tables=<-) => tables
from(bucket: "b") |> range(start: -1m) |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage") |> last()
 |> rename(columns: {_value: "usage"}) |> drop(columns: ["_field", "_start", "_stop"])
 |> monitor.check(data: {_check_id: "c", _check_name: "cpu", _type: "threshold", tags: {}}, messageFn: (r) => "cpu ${r.host}: ${r.usage}, ${r._level}", crit: (r) => r.usage > 80, warn: (r) => r.usage > 60)
 |> keep(columns: ["_level", "_message", "_time"])
// want
#datatype,string,long,string,string,dateTime:RFC3339
#group,false,false,true,false,false
#default,_result,,,,
,result,table,_level,_message,_time
,,0,crit,"cpu a: 83, crit",2024-01-01T00:06:00Z

// case: gaps
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "ETH") |> filter(fn: (r) => r._value < 12.0 or r._value > 19.0) |> elapsed(unit: 1s) |> filter(fn: (r) => r.elapsed > 30) |> keep(columns: ["_time", "elapsed"])
// want
#datatype,string,long,dateTime:RFC3339,long
#group,false,false,false,false
#default,_result,,,
,result,table,_time,elapsed
,,0,2024-01-01T00:05:00Z,270

// case: two aggregates written by one task
// program
data = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._measurement == "ticker" and r._field == "last" and r.pair == "BTC")
data |> aggregateWindow(every: 6m, fn: mean) |> map(fn: (r) => ({r with _field: "mean"})) |> to(bucket: "b")
data |> aggregateWindow(every: 6m, fn: max) |> map(fn: (r) => ({r with _field: "max"})) |> to(bucket: "b")
// want
#datatype,string,long,string,string,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
#group,false,false,true,true,true,true,false,false,true,true
#default,_result,,,,,,,,,
,result,table,_field,_measurement,_start,_stop,_time,_value,pair,venue
,,0,mean,ticker,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:06:00Z,105.5,BTC,k

#datatype,string,long,string,string,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
#group,false,false,true,true,true,true,false,false,true,true
#default,to1,,,,,,,,,
,result,table,_field,_measurement,_start,_stop,_time,_value,pair,venue
,,0,max,ticker,2024-01-01T00:00:00Z,2024-01-01T00:06:00Z,2024-01-01T00:06:00Z,111,BTC,k
