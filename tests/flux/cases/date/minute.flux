// case: of scalars
// program
import "array"
import "date"
array.from(rows: [{a: date.minute(t: 2024-03-31T13:14:15.123456789Z)}])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,14
