// also in influxdata/influxdb/v1

// case: all
// points
market,pair=BTC last=100,volume=1.5 1704067200000000000
market,pair=BTC last=110,volume=2.5 1704067260000000000
market,pair=ETH bid=10i 1704067200000000000
status,host=a up=true 1704067200000000000
// program
import "influxdata/influxdb/schema"
schema.tagValues(bucket: "b", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, tag: "pair")
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,BTC
,,0,ETH

// case: of some
// points
market,pair=BTC last=100,volume=1.5 1704067200000000000
market,pair=BTC last=110,volume=2.5 1704067260000000000
market,pair=ETH bid=10i 1704067200000000000
status,host=a up=true 1704067200000000000
// program
import "influxdata/influxdb/schema"
schema.tagValues(bucket: "b", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, tag: "pair", predicate: (r) => r._field == "bid")
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,ETH

// case: of a stream in the bucket's place
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
,,0,
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
