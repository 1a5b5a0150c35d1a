// case: of scalars
// program
import "array"
array.from(rows: [{a: contains(value: 1, set: [1, 2]), b: contains(value: "x", set: ["y"])}])
// want
#datatype,string,long,boolean,boolean
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,true,false
