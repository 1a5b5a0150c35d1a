// case: beside others
// program
import "array"
import "contrib/jsternberg/aggregate"
array.from(rows: [{v: 1.5, n: 3}, {v: 4.0, n: 3}]) |> aggregate.table(columns: {a: aggregate.max(column: "v")})
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,a
,,0,4
