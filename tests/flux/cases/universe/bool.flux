// case: of scalars
// program
import "array"
array.from(rows: [{a: bool(v: "true"), b: bool(v: 0), c: bool(v: 1.0)}])
// want
#datatype,string,long,boolean,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,true,false,true
