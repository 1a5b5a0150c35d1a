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
