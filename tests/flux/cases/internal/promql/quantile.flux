// case: within and beyond
// program
import "array"
import "internal/promql"
data = array.from(rows: [{t: "a", _value: 1.0}, {t: "a", _value: 2.0}]) |> group(columns: ["t"])
data |> promql.quantile(q: 0.5) |> yield(name: "within")
data |> promql.quantile(q: -0.5) |> yield(name: "below")
data |> promql.quantile(q: 1.5) |> yield(name: "above")
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,within,,,
,result,table,t,_value
,,0,a,1.5

#datatype,string,long,string,double
#group,false,false,true,false
#default,below,,,
,result,table,t,_value
,,0,a,-Inf

#datatype,string,long,string,double
#group,false,false,true,false
#default,above,,,
,result,table,t,_value
,,0,a,+Inf
