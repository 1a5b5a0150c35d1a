// case: clamps to the last day
// program
import "array"
import "date"
array.from(rows: [{a: date.add(d: 1mo, to: 2024-01-31T00:00:00Z), b: date.add(d: -1h, to: 2024-01-31T00:00:00Z)}])
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2024-02-29T00:00:00Z,2024-01-30T23:00:00Z
