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

// case: of columns: null stays null, also where the column is missing
// data
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,level
,,0,crit
,,0,
,,0,x
// program
import "pagerduty"
data |> map(fn: (r) => ({r with severity: pagerduty.severityFromLevel(level: r.level), none: exists pagerduty.severityFromLevel(level: r.missing)}))
// want
#datatype,string,long,string,boolean,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,level,none,severity
,,0,crit,false,critical
,,0,,false,
,,0,x,false,error
