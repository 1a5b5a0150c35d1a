// case: a counter's rate, its growth, and a gauge's
// program
import "array"
import "internal/promql"
data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T00:02:00Z, _value: 4.0}, {_time: 2024-01-01T00:03:00Z, _value: 2.5}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:00Z)
data |> promql.extrapolatedRate(isCounter: true, isRate: true) |> yield(name: "rate")
data |> promql.extrapolatedRate(isCounter: true) |> yield(name: "increase")
data |> promql.extrapolatedRate() |> yield(name: "delta")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
#group,false,false,true,true,false
#default,rate,,,,
,result,table,_start,_stop,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,0.011458333333333333

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
#group,false,false,true,true,false
#default,increase,,,,
,result,table,_start,_stop,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,6.875

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
#group,false,false,true,true,false
#default,delta,,,,
,result,table,_start,_stop,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,1.875
