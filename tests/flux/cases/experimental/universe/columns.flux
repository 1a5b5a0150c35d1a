// case: labels in a column of one's own choice
// program
import "array"
import "experimental/universe"
array.from(rows: [{a: 1, b: "x"}]) |> universe.columns(column: "label")
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,label
,,0,a
,,0,b
