// case: the mean of a column
// program
import "array"
import "experimental/universe"
array.from(rows: [{a: 1}, {a: 4}]) |> universe.mean(column: "a")
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,a
,,0,2.5
