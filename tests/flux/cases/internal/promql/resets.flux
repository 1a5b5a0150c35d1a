// case: falls
// program
import "array"
import "internal/promql"
array.from(rows: [{t: "a", _value: 1.0}, {t: "a", _value: 4.0}, {t: "a", _value: 2.0}, {t: "a", _value: 1.0}, {t: "b", _value: 2.0}])
    |> group(columns: ["t"])
    |> promql.resets()
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,2
,,1,b,0
