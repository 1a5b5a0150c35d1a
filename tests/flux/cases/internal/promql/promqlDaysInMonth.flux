// case: February of a leap year
// program
import "array"
import "internal/promql"
array.from(rows: [{v: promql.promqlDaysInMonth(timestamp: 1709164800.0)}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,v
,,0,29
