// case: is what the option says
// program
import "array"
option now = () => 2024-01-01T00:00:00Z
array.from(rows: [{a: now(), b: today()}])
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:00Z
