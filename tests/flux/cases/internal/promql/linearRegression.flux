// case: slope and prediction
// program
import "array"
import "internal/promql"
data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T00:02:00Z, _value: 4.0}, {_time: 2024-01-01T00:03:00Z, _value: 2.5}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:00Z)
data |> promql.linearRegression() |> yield(name: "slope")
data |> promql.linearRegression(predict: true, fromNow: 60.0) |> yield(name: "prediction")
data |> limit(n: 1) |> promql.linearRegression() |> yield(name: "one row")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
#group,false,false,true,true,false
#default,slope,,,,
,result,table,_start,_stop,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,0.010714285714285714

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
#group,false,false,true,true,false
#default,prediction,,,,
,result,table,_start,_stop,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,8.5
