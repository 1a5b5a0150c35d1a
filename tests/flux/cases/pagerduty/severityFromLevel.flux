// case: by level
// program
import "array"
import "pagerduty"
array.from(
    rows: [
        {
            a: pagerduty.severityFromLevel(level: "crit"),
            b: pagerduty.severityFromLevel(level: "warn"),
            c: pagerduty.severityFromLevel(level: "info"),
            d: pagerduty.severityFromLevel(level: "ok"),
            e: pagerduty.severityFromLevel(level: "strange"),
        },
    ],
)
// want
#datatype,string,long,string,string,string,string,string
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,a,b,c,d,e
,,0,critical,warning,info,info,error
