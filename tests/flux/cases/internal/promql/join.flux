// case: by group key and time
// program
import "array"
import "internal/promql"
left = array.from(rows: [{t: "a", _time: 2024-01-01T00:00:00Z, _value: 1.0}, {t: "b", _time: 2024-01-01T00:00:00Z, _value: 2.0}]) |> group(columns: ["t"])
right = array.from(rows: [{t: "a", _time: 2024-01-01T00:00:00Z, _value: 10.0}, {t: "b", _time: 2024-01-01T00:01:00Z, _value: 20.0}]) |> group(columns: ["t"])
promql.join(left: left, right: right, fn: (left, right) => ({left with _value: left._value + right._value}))
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,_value
,,0,a,2024-01-01T00:00:00Z,11
