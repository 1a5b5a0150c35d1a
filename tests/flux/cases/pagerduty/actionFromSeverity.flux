// case: ok resolves
// program
import "array"
import "pagerduty"
array.from(
    rows: [
        {
            a: pagerduty.actionFromSeverity(severity: "critical"),
            b: pagerduty.actionFromSeverity(severity: "ok"),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,trigger,resolve
