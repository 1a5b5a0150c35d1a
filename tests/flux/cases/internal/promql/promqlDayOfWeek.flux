// case: Sunday is 0
// program
import "array"
import "internal/promql"
array.from(rows: [{sunday: promql.promqlDayOfWeek(timestamp: 1704585600.0), monday: promql.promqlDayOfWeek(timestamp: 1704672000.0)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,sunday,monday
,,0,0,1
