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

// case: a function of a stream
// program
multiply = (tables=<-, by) => tables |> map(fn: (r) => ({r with _value: r._value * by}))
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
  |> filter(fn: (r) => r._measurement == "ticker" and r._field == "last" and r.pair == "BTC")
  |> multiply(by: 2.0) |> keep(columns: ["_time", "_value"])
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T00:00:00Z,200
,,0,2024-01-01T00:00:30Z,202

// case: a dictionary of codes
// program
import "array"
import "dict"
codes = ["up": 1, "down": 0]
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:30Z) |> filter(fn: (r) => r._field == "state") |> map(fn: (r) => ({_time: r._time, code: dict.get(dict: codes, key: r._value, default: -1)}))
// want
#datatype,string,long,dateTime:RFC3339,long
#group,false,false,false,false
#default,_result,,,
,result,table,_time,code
,,0,2024-01-01T00:00:00Z,0
,,0,2024-01-01T00:00:30Z,1
,,0,2024-01-01T00:01:00Z,1

// case: a package by another name
// program
import s "strings"
import "array"
array.from(rows: [{a: s.toUpper(v: "abc")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,ABC

// case: values looked up first
// program
pairs = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._measurement == "ticker") |> keep(columns: ["pair"]) |> group() |> distinct(column: "pair") |> findColumn(fn: (key) => true, column: "_value")
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:30Z) |> filter(fn: (r) => r._field == "last" and contains(value: r.pair, set: pairs)) |> keep(columns: ["pair", "_value"])
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,pair
,,0,100,BTC
,,1,10,ETH

// case: a function with a block
// program
describe = (r) => {
    change = r._value - 100.0
    sign = if change >= 0.0 then "+" else ""
    return "${sign}${change}"
}
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC") |> map(fn: (r) => ({_time: r._time, text: describe(r: r)}))
// want
#datatype,string,long,dateTime:RFC3339,string
#group,false,false,false,false
#default,_result,,,
,result,table,_time,text
,,0,2024-01-01T00:00:00Z,+0
,,0,2024-01-01T00:00:30Z,+1
