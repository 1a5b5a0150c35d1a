// case: a table for each series
// points
market,pair=BTC last=100,volume=1.5 1704067200000000000
market,pair=BTC last=110,volume=2.5 1704067260000000000
market,pair=ETH bid=10i 1704067200000000000
status,host=a up=true 1704067200000000000
// program
import "influxdata/influxdb"
influxdb.from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
#group,false,false,true,true,false,false,true,true,true
#default,_result,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair
,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,100,last,market,BTC
,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:01:00Z,110,last,market,BTC

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
#group,false,false,true,true,false,false,true,true,true
#default,_result,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair
,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,volume,market,BTC
,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:01:00Z,2.5,volume,market,BTC

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string,string
#group,false,false,true,true,false,false,true,true,true
#default,_result,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair
,,2,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,bid,market,ETH

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,boolean,string,string,string
#group,false,false,true,true,false,false,true,true,true
#default,_result,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,host
,,3,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,true,up,status,a

// case: a filter on tags and values
// points
market,pair=BTC last=100,volume=1.5 1704067200000000000
market,pair=BTC last=110,volume=2.5 1704067260000000000
market,pair=ETH bid=10i 1704067200000000000
status,host=a up=true 1704067200000000000
// program
import "influxdata/influxdb"
influxdb.from(bucket: "b")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "market" and r.pair == "BTC")
    |> filter(fn: (r) => r._value > 2.0 and r._value < 105.0)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
#group,false,false,true,true,false,false,true,true,true
#default,_result,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair
,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,100,last,market,BTC

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
#group,false,false,true,true,false,false,true,true,true
#default,_result,,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement,pair
,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:01:00Z,2.5,volume,market,BTC

// case: the stop is outside
// points
market,pair=BTC last=100,volume=1.5 1704067200000000000
market,pair=BTC last=110,volume=2.5 1704067260000000000
market,pair=ETH bid=10i 1704067200000000000
status,host=a up=true 1704067200000000000
// program
import "influxdata/influxdb"
influxdb.from(bucket: "b")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
    |> filter(fn: (r) => r._field == "last")
    |> keep(columns: ["_time", "_value"])
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T00:00:00Z,100

// case: without bounds
// points
// program
import "influxdata/influxdb"
influxdb.from(bucket: "b") |> filter(fn: (r) => r._field == "last")
// error
cannot submit unbounded read to "b"; try bounding 'from' with a call to 'range'

// case: an unknown bucket
// program
import "influxdata/influxdb"
influxdb.from(bucket: "no such") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
// error
could not find bucket "no such"

// case: neither name nor id
// program
import "influxdata/influxdb"
influxdb.from() |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
// error
bucket
