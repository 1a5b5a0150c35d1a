// case: of values that are there
// data
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,v
,,0,1.5
,,0,
,,0,4
// program
import "contrib/jsternberg/aggregate"
data |> aggregate.table(columns: {a: aggregate.define(init: (values) => length(arr: values), reduce: (values, state) => state + length(arr: values), compute: (state) => state)(column: "v")})
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,2
