// case: windows take the price before the range
// data
#datatype,string,long,dateTime:RFC3339,double,double,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,volume,pair
,,0,2024-01-01T00:00:05Z,10,1,BTC/USD
,,0,2024-01-01T00:00:15Z,12,2,BTC/USD
,,0,2024-01-01T00:00:50Z,9,1,BTC/USD
,,0,2024-01-01T00:02:10Z,11,4,BTC/USD
,,1,2024-01-01T00:00:30Z,5,,ETH/USD
,,1,2024-01-01T00:00:20Z,4,8,ETH/USD
// program
import "market"
data |> range(start: 2024-01-01T00:01:00Z, stop: 2024-01-01T00:04:00Z) |> aggregateWindow(every: 1m, fn: mean) |> market.fillBefore(before: 1h)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,pair,_time
,,0,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,9,BTC/USD,2024-01-01T00:02:00Z
,,0,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,11,BTC/USD,2024-01-01T00:03:00Z
,,0,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,11,BTC/USD,2024-01-01T00:04:00Z
,,1,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,4,ETH/USD,2024-01-01T00:02:00Z
,,1,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,4,ETH/USD,2024-01-01T00:03:00Z
,,1,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,4,ETH/USD,2024-01-01T00:04:00Z

// case: not further back than told
// data
#datatype,string,long,dateTime:RFC3339,double,double,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,volume,pair
,,0,2024-01-01T00:00:05Z,10,1,BTC/USD
,,0,2024-01-01T00:00:15Z,12,2,BTC/USD
,,0,2024-01-01T00:00:50Z,9,1,BTC/USD
,,0,2024-01-01T00:02:10Z,11,4,BTC/USD
,,1,2024-01-01T00:00:30Z,5,,ETH/USD
,,1,2024-01-01T00:00:20Z,4,8,ETH/USD
// program
import "market"
data |> range(start: 2024-01-01T00:01:00Z, stop: 2024-01-01T00:04:00Z) |> aggregateWindow(every: 1m, fn: mean) |> market.fillBefore(before: 5s)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,pair,_time
,,0,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,,BTC/USD,2024-01-01T00:02:00Z
,,0,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,11,BTC/USD,2024-01-01T00:03:00Z
,,0,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,11,BTC/USD,2024-01-01T00:04:00Z
,,1,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,,ETH/USD,2024-01-01T00:02:00Z
,,1,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,,ETH/USD,2024-01-01T00:03:00Z
,,1,2024-01-01T00:01:00Z,2024-01-01T00:04:00Z,,ETH/USD,2024-01-01T00:04:00Z

// case: ints become floats
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
// program
import "market"
data |> range(start: 2024-01-01T00:00:45Z, stop: 2024-01-01T00:01:05Z) |> aggregateWindow(every: 5s, fn: mean) |> market.fillBefore(before: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,t,_time
,,0,2024-01-01T00:00:45Z,2024-01-01T00:01:05Z,5,a,2024-01-01T00:00:50Z
,,0,2024-01-01T00:00:45Z,2024-01-01T00:01:05Z,8,a,2024-01-01T00:00:55Z
,,0,2024-01-01T00:00:45Z,2024-01-01T00:01:05Z,8,a,2024-01-01T00:01:00Z
,,0,2024-01-01T00:00:45Z,2024-01-01T00:01:05Z,8,a,2024-01-01T00:01:05Z

// case: no range
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
import "market"
data |> market.fillBefore(before: 1h)
// error
nil bounds passed to fillBefore; use range to set the range
