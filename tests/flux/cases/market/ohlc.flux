// case: bars with volume, in the order of time
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
data |> market.ohlc(every: 1m, volumeColumn: "volume")
// want
#datatype,string,long,string,dateTime:RFC3339,double,double,double,double,double,long
#group,false,false,true,false,false,false,false,false,false,false
#default,_result,,,,,,,,,
,result,table,pair,_time,open,high,low,close,volume,count
,,0,BTC/USD,2024-01-01T00:00:00Z,10,12,9,9,4,3
,,0,BTC/USD,2024-01-01T00:02:00Z,11,11,11,11,4,1
,,1,ETH/USD,2024-01-01T00:00:00Z,4,5,4,5,8,2

// case: gaps without prices
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> market.ohlc(every: 1m, gaps: "null", volumeColumn: "volume")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double,double,double,double,double,long
#group,false,false,true,true,true,false,false,false,false,false,false,false
#default,_result,,,,,,,,,,,
,result,table,_start,_stop,pair,_time,open,high,low,close,volume,count
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,BTC/USD,2024-01-01T00:00:00Z,10,12,9,9,4,3
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,BTC/USD,2024-01-01T00:01:00Z,,,,,0,0
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,BTC/USD,2024-01-01T00:02:00Z,11,11,11,11,4,1
,,1,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,ETH/USD,2024-01-01T00:00:00Z,4,5,4,5,8,2
,,1,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,ETH/USD,2024-01-01T00:01:00Z,,,,,0,0
,,1,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,ETH/USD,2024-01-01T00:02:00Z,,,,,0,0

// case: gaps at the last price
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> market.ohlc(every: 1m, gaps: "previous")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double,double,double,double,long
#group,false,false,true,true,true,false,false,false,false,false,false
#default,_result,,,,,,,,,,
,result,table,_start,_stop,pair,_time,open,high,low,close,count
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,BTC/USD,2024-01-01T00:00:00Z,10,12,9,9,3
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,BTC/USD,2024-01-01T00:01:00Z,9,9,9,9,0
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,BTC/USD,2024-01-01T00:02:00Z,11,11,11,11,1
,,1,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,ETH/USD,2024-01-01T00:00:00Z,4,5,4,5,2
,,1,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,ETH/USD,2024-01-01T00:01:00Z,5,5,5,5,0
,,1,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,ETH/USD,2024-01-01T00:02:00Z,5,5,5,5,0

// case: a range that cuts a bar
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
data |> range(start: 2024-01-01T00:00:10Z, stop: 2024-01-01T00:03:00Z) |> market.ohlc(every: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double,double,double,double,long
#group,false,false,true,true,true,false,false,false,false,false,false
#default,_result,,,,,,,,,,
,result,table,_start,_stop,pair,_time,open,high,low,close,count
,,0,2024-01-01T00:00:10Z,2024-01-01T00:03:00Z,BTC/USD,2024-01-01T00:00:00Z,12,12,9,9,2
,,0,2024-01-01T00:00:10Z,2024-01-01T00:03:00Z,BTC/USD,2024-01-01T00:02:00Z,11,11,11,11,1
,,1,2024-01-01T00:00:10Z,2024-01-01T00:03:00Z,ETH/USD,2024-01-01T00:00:00Z,4,5,4,5,2

// case: an offset
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
data |> market.ohlc(every: 1m, offset: 10s)
// want
#datatype,string,long,string,dateTime:RFC3339,double,double,double,double,long
#group,false,false,true,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,pair,_time,open,high,low,close,count
,,0,BTC/USD,2023-12-31T23:59:10Z,10,10,10,10,1
,,0,BTC/USD,2024-01-01T00:00:10Z,12,12,9,9,2
,,0,BTC/USD,2024-01-01T00:02:10Z,11,11,11,11,1
,,1,ETH/USD,2024-01-01T00:00:10Z,4,5,4,5,2

// case: ints
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
data |> market.ohlc(every: 30s)
// want
#datatype,string,long,string,dateTime:RFC3339,double,double,double,double,long
#group,false,false,true,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,t,_time,open,high,low,close,count
,,0,a,2024-01-01T00:00:00Z,1,4,1,4,3
,,0,a,2024-01-01T00:00:30Z,3,8,3,8,3

// case: an unknown way with gaps
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
data |> market.ohlc(every: 1m, gaps: "zero")
// error
gaps must be "omit", "null" or "previous", got "zero"

// case: strings
// data
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,x,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,y,a
,,0,2024-01-01T00:00:30Z,x,a
// program
import "market"
data |> market.ohlc(every: 1m)
// error
cannot take OHLC of column _value (type string)

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
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
    |> group(columns: ["_start", "_stop", "t"])
    |> filter(fn: (r) => r.t != "none", onEmpty: "keep")
data |> market.ohlc(every: 2m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double,double,double,double,long
#group,false,false,true,true,true,false,false,false,false,false,false
#default,_result,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,none,,,,,,
,result,table,_start,_stop,t,_time,open,high,low,close,count

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double,double,double,double,long
#group,false,false,true,true,true,false,false,false,false,false,false
#default,_result,,,,,,,,,,
,result,table,_start,_stop,t,_time,open,high,low,close,count
,,1,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,nulls,2024-01-01T00:00:00Z,1.5,1.5,1.5,1.5,1
,,1,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,nulls,2024-01-01T00:02:00Z,0.5,4,0.5,4,2
,,2,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,one,2024-01-01T00:00:00Z,2,2,2,2,1

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double,double,double,double,long
#group,false,false,true,true,true,false,false,false,false,false,false
#default,_result,3,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,only nulls,,,,,,
,result,table,_start,_stop,t,_time,open,high,low,close,count
