// case: of scalars
// program
import "array"
import "date"
array.from(rows: [{a: string(v: date.scale(d: 1h, n: -3))}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,-3h
