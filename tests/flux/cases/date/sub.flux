// case: clamps to the last day
// program
import "array"
import "date"
array.from(rows: [{a: date.sub(d: 1mo, from: 2024-03-31T00:00:00Z)}])
// want
#datatype,string,long,dateTime:RFC3339
#group,false,false,false
#default,_result,,
,result,table,a
,,0,2024-02-29T00:00:00Z
