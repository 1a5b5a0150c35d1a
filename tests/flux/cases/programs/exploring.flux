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

// case: keys of tags by a pattern
// program
import "regexp"
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> filter(fn: (r) => r["_measurement"] == "ticker") |> keys() |> keep(columns: ["_value"]) |> distinct()
 |> filter(fn: (r) => r._value =~ regexp.compile(v: "(?i:" + regexp.quoteMeta(v: "e") + ")"))
 |> filter(fn: (r) => r._value != "_time" and r._value != "_start" and r._value != "_stop" and r._value != "_value") |> sort() |> limit(n: 200)
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,_field
,,0,_measurement
,,0,venue

// case: values of a tag
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> keep(columns: ["pair"]) |> group() |> distinct(column: "pair") |> limit(n: 10) |> sort()
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,BTC
,,0,ETH

// case: values without regard to case
// program
import "strings"
import "influxdata/influxdb/schema"
schema.tagValues(bucket: "b", tag: "pair", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> map(fn: (r) => ({r with lowercase: strings.toLower(v: r._value)})) |> sort(columns: ["lowercase"]) |> limit(n: 1000)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,lowercase
,,0,BTC,btc
,,0,ETH,eth

// case: columns renamed by a function
// program
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:30Z) |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage") |> drop(fn: (column) => column =~ /^_(start|stop)/) |> rename(fn: (column) => "x_${column}")
// want
#datatype,string,long,dateTime:RFC3339,long,string,string,string
#group,false,false,false,false,true,true,true
#default,_result,,,,,,
,result,table,x__time,x__value,x__field,x__measurement,x_host
,,0,2024-01-01T00:00:00Z,50,usage,cpu,a

// case: fields as columns
// program
import "influxdata/influxdb/schema"
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> filter(fn: (r) => r._measurement == "ticker") |> schema.fieldsAsCols() |> drop(columns: ["_start", "_stop", "venue", "_measurement"])
// want
#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,pair,_time,last,volume
,,0,BTC,2024-01-01T00:00:00Z,100,1
,,0,BTC,2024-01-01T00:00:30Z,101,2
,,1,ETH,2024-01-01T00:00:00Z,10,1
,,1,ETH,2024-01-01T00:00:30Z,11,2

// case: the keys and values of a stream in the bucket's place
// program
import "array"
import "influxdata/influxdb/schema"
import "internal/debug"
option schema._from = (bucket) => union(tables: [
    array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", host: "b", _value: 1.5}]) |> group(columns: ["_measurement", "_field", "host"]) |> debug.opaque(),
    array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "n", _field: "g", cpu: "a", _value: 1.5}]) |> group(columns: ["_measurement", "_field", "cpu"]) |> debug.opaque(),
])
start = 2024-01-01T00:00:00Z
stop = 2024-01-02T00:00:00Z
schema.tagValues(bucket: "x", tag: "host", start: start, stop: stop) |> yield(name: "hosts")
schema.measurementFieldKeys(bucket: "x", measurement: "n", start: start, stop: stop) |> yield(name: "fields")
schema.measurementTagKeys(bucket: "x", measurement: "n", start: start, stop: stop) |> yield(name: "tags")
// want
#datatype,string,long,string
#group,false,false,false
#default,hosts,,
,result,table,_value
,,0,b

#datatype,string,long,string
#group,false,false,false
#default,fields,,
,result,table,_value
,,0,g

#datatype,string,long,string
#group,false,false,false
#default,tags,,
,result,table,_value
,,0,_field
,,0,_measurement
,,0,_start
,,0,_stop
,,0,cpu
