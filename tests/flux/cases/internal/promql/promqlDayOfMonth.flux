// case: of a column
// program
import "array"
import "internal/promql"
array.from(rows: [{_time: 2024-02-29T23:59:59Z, _value: 0.0}]) |> promql.timestamp() |> map(fn: (r) => ({v: promql.promqlDayOfMonth(timestamp: r._value)}))
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,v
,,0,29
