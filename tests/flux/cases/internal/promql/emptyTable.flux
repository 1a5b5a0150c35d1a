// case: without rows
// program
import "internal/promql"
promql.emptyTable()
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
#group,false,false,true,true,false,false
#default,_result,0,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,,
,result,table,_start,_stop,_time,_value
