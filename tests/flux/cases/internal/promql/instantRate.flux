// case: a difference, and a rate that began anew
// program
import "array"
import "internal/promql"
data = array.from(rows: [{t: "a", _time: 2024-01-01T00:00:00Z, _value: 1.0}, {t: "a", _time: 2024-01-01T00:00:10Z, _value: 8.0}, {t: "a", _time: 2024-01-01T00:00:20Z, _value: 5.0}, {t: "b", _time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> group(columns: ["t"])
data |> promql.instantRate() |> yield(name: "difference")
data |> promql.instantRate(isRate: true) |> yield(name: "rate")
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,difference,,,
,result,table,t,_value
,,0,a,-3

#datatype,string,long,string,double
#group,false,false,true,false
#default,rate,,,
,result,table,t,_value
,,0,a,0.5
