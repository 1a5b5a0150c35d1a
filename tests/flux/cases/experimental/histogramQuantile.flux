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
