// case: gaps count
// data
#datatype,string,long,dateTime:RFC3339,double,double,double,string
#group,false,false,false,false,false,false,true
#default,_result,,,,,,
,result,table,_time,high,low,close,pair
,,0,2024-01-01T00:00:00Z,12,10,11,BTC/USD
,,0,2024-01-01T00:01:00Z,13,11,12,BTC/USD
,,0,2024-01-01T00:02:00Z,18,15,16,BTC/USD
,,0,2024-01-01T00:03:00Z,16,8,9,BTC/USD
,,1,2024-01-01T00:00:00Z,12,10,11,ETH/USD
// program
import "market"
data |> market.atr(n: 2)
// want
#datatype,string,long,dateTime:RFC3339,double,double,double,string,double
#group,false,false,false,false,false,false,true,false
#default,_result,,,,,,,
,result,table,_time,high,low,close,pair,atr
,,0,2024-01-01T00:00:00Z,12,10,11,BTC/USD,
,,0,2024-01-01T00:01:00Z,13,11,12,BTC/USD,2
,,0,2024-01-01T00:02:00Z,18,15,16,BTC/USD,4
,,0,2024-01-01T00:03:00Z,16,8,9,BTC/USD,6
,,1,2024-01-01T00:00:00Z,12,10,11,ETH/USD,

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
data |> market.atr(n: 2, highColumn: "_value", lowColumn: "_value", closeColumn: "_value")
// want
#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,_result,0,none,,,
,result,table,t,_time,_value,atr

#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,t,_time,_value,atr
,,1,nulls,2024-01-01T00:00:00Z,1.5,
,,1,nulls,2024-01-01T00:01:00Z,,0
,,1,nulls,2024-01-01T00:02:00Z,0.5,0.5
,,1,nulls,2024-01-01T00:03:00Z,4,2
,,2,one,2024-01-01T00:00:30Z,2,
,,3,only nulls,2024-01-01T00:00:00Z,,
,,3,only nulls,2024-01-01T00:01:00Z,,
