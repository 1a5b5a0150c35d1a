// case: within, below, above, without the last bucket
// program
import "array"
import "internal/promql"
data = array.from(rows: [{le: "0.1", _value: 1.0}, {le: "+Inf", _value: 10.0}, {le: "0.5", _value: 3.0}, {le: "1", _value: 6.0}])
data |> promql.promHistogramQuantile(quantile: 0.5) |> yield(name: "within")
data |> promql.promHistogramQuantile(quantile: 0.9) |> yield(name: "in the last")
data |> promql.promHistogramQuantile(quantile: -1.0) |> yield(name: "below")
data |> promql.promHistogramQuantile(quantile: 2.0) |> yield(name: "above")
data |> filter(fn: (r) => r.le != "+Inf") |> promql.promHistogramQuantile(quantile: 0.5) |> yield(name: "no last")
data |> drop(columns: ["le"]) |> promql.promHistogramQuantile(quantile: 0.5) |> yield(name: "no bounds")
// want
#datatype,string,long,double
#group,false,false,false
#default,within,,
,result,table,_value
,,0,0.8333333333333333

#datatype,string,long,double
#group,false,false,false
#default,in the last,,
,result,table,_value
,,0,1

#datatype,string,long,double
#group,false,false,false
#default,below,,
,result,table,_value
,,0,-Inf

#datatype,string,long,double
#group,false,false,false
#default,above,,
,result,table,_value
,,0,+Inf

#datatype,string,long,double
#group,false,false,false
#default,no last,,
,result,table,_value
,,0,NaN
