// case: UTC
// program
import "array"
import "internal/promql"
array.from(rows: [{v: promql.promqlMinute(timestamp: 1709247599.0)}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,v
,,0,59
