// case: the middle
// program
import "array"
import "experimental"
array.from(rows: [{le: 10.0, _value: 1.0}, {le: 20.0, _value: 3.0}]) |> experimental.histogramQuantile(quantile: 0.5)
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,12.5

// case: edges: nulls, one row, only nulls, no rows
// program
import "array"
import "internal/debug"
import "experimental"
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
data |> filter(fn: (r) => exists r._value) |> experimental.histogram(bins: [1.0, 2.0, 10.0]) |> experimental.histogramQuantile(quantile: 0.5)
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,nulls,1.5
,,1,one,1.5
