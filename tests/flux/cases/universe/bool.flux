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

// case: a text
// program
import "array"
array.from(rows: [{a: bool(v: "yes")}])
// error
cannot convert string "yes" to bool

// case: a float
// program
import "array"
array.from(rows: [{a: bool(v: 0.5)}])
// error
cannot convert float 0.500000 to bool, must be 0 or 1
