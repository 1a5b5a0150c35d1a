// case: squares
// program
import "generate"
generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z, count: 3, fn: (n) => n * n)
// want
#datatype,string,long,dateTime:RFC3339,long
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T00:00:00Z,0
,,0,2024-01-01T00:00:20Z,1
,,0,2024-01-01T00:00:40Z,4
