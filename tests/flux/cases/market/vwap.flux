// case: rows without volume left out
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
data |> market.vwap()
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,pair
,,0,10.875,BTC/USD
,,1,4,ETH/USD

// case: in windows
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> aggregateWindow(every: 1m, fn: (tables=<-, column) => tables |> market.vwap(column: column), createEmpty: false)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,pair,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,10.75,BTC/USD,2024-01-01T00:01:00Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,11,BTC/USD,2024-01-01T00:03:00Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,4,ETH/USD,2024-01-01T00:01:00Z

// case: no volume
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
data |> market.vwap()
// error
column "volume" does not exist

// case: edges: nulls, one row, only nulls, no rows
// program
import "array"
import "internal/debug"
import "market"
none = debug.null(type: "float")
data = array.from(rows: [
    {t: "nulls", _time: 2024-01-01T00:00:00Z, _value: 1.5},
    {t: "nulls", _time: 2024-01-01T00:01:00Z, _value: none},
    {t: "nulls", _time: 2024-01-01T00:02:00Z, _value: 0.5},
    {t: "nulls", _time: 2024-01-01T00:03:00Z, _value: 4.0},
    {t: "one", _time: 2024-01-01T00:00:30Z, _value: 2.0},
    {t: "only nulls", _time: 2024-01-01T00:00:00Z, _value: none},
    {t: "only nulls", _time: 2024-01-01T00:01:00Z, _value: none},
    {t: "none", _time: 2024-01-01T00:00:00Z, _value: 9.0},
])
    |> group(columns: ["t"])
    |> filter(fn: (r) => r.t != "none", onEmpty: "keep")
data |> market.vwap(volumeColumn: "_value")
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,none,
,,1,nulls,3.0833333333333335
,,2,one,2
,,3,only nulls,
