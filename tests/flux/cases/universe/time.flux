// case: of scalars
// program
import "array"
array.from(rows: [{a: time(v: 1), b: time(v: "2024-01-01T00:00:00Z")}])
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1970-01-01T00:00:00.000000001Z,2024-01-01T00:00:00Z
