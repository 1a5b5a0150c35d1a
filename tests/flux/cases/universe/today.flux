// case: the begin of the day
// program
import "array"
option now = () => 2022-05-10T10:10:00Z
array.from(rows: [{a: today()}])
// want
#datatype,string,long,dateTime:RFC3339
#group,false,false,false
#default,_result,,
,result,table,a
,,0,2022-05-10T00:00:00Z
