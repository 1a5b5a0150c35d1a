// case: nulls and NaN are no changes
// program
import "array"
import "internal/debug"
import "internal/promql"
import "math"
none = debug.null(type: "float")
array.from(rows: [{t: "a", _value: 1.0}, {t: "a", _value: none}, {t: "a", _value: 1.0}, {t: "a", _value: 4.0}, {t: "a", _value: math.NaN()}, {t: "a", _value: math.NaN()}, {t: "b", _value: 2.0}, {t: "c", _value: none}])
    |> group(columns: ["t"])
    |> promql.changes()
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,2
,,1,b,0
