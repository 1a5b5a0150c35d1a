// case: ok resolves
// program
import "array"
import "pagerduty"
array.from(rows: [{a: pagerduty.actionFromLevel(level: "crit"), b: pagerduty.actionFromLevel(level: "ok")}])
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,trigger,resolve
