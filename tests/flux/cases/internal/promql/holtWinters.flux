// case: smoothed with a trend
// program
import "array"
import "internal/promql"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T00:02:00Z, _value: 4.0}, {_time: 2024-01-01T00:03:00Z, _value: 2.5}])
    |> promql.holtWinters(smoothingFactor: 0.3, trendFactor: 0.6)
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,5.65

// case: a factor out of bounds
// program
import "array"
import "internal/promql"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}]) |> promql.holtWinters(smoothingFactor: 1.0, trendFactor: 0.6)
// error
0 < sf < 1, got: 1.000000
