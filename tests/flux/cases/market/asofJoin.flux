// case: the latest that is not later
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
quotes = data |> keep(columns: ["_time", "_value", "pair"]) |> timeShift(duration: 10s, columns: ["_time"])
market.asofJoin(left: data, right: quotes, on: ["pair"])
// want
#datatype,string,long,dateTime:RFC3339,double,double,string,dateTime:RFC3339,double
#group,false,false,false,false,false,true,false,false
#default,_result,,,,,,,
,result,table,_time,_value,volume,pair,_time_right,_value_right
,,0,2024-01-01T00:00:05Z,10,1,BTC/USD,,
,,0,2024-01-01T00:00:15Z,12,2,BTC/USD,2024-01-01T00:00:15Z,10
,,0,2024-01-01T00:00:50Z,9,1,BTC/USD,2024-01-01T00:00:25Z,12
,,0,2024-01-01T00:02:10Z,11,4,BTC/USD,2024-01-01T00:01:00Z,9
,,1,2024-01-01T00:00:30Z,5,,ETH/USD,2024-01-01T00:00:30Z,4
,,1,2024-01-01T00:00:20Z,4,8,ETH/USD,,

// case: not too early, over all tables
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
market.asofJoin(left: data, right: data |> timeShift(duration: 10s, columns: ["_time"]), tolerance: 10s, columns: ["_value"], suffix: "_before")
// want
#datatype,string,long,dateTime:RFC3339,double,double,string,double
#group,false,false,false,false,false,true,false
#default,_result,,,,,,
,result,table,_time,_value,volume,pair,_value_before
,,0,2024-01-01T00:00:05Z,10,1,BTC/USD,
,,0,2024-01-01T00:00:15Z,12,2,BTC/USD,10
,,0,2024-01-01T00:00:50Z,9,1,BTC/USD,5
,,0,2024-01-01T00:02:10Z,11,4,BTC/USD,
,,1,2024-01-01T00:00:30Z,5,,ETH/USD,4
,,1,2024-01-01T00:00:20Z,4,8,ETH/USD,10

// case: a column that is missing
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
market.asofJoin(left: data, right: data, on: ["nope"])
// error
column "nope" of on does not exist
