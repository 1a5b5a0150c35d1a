// case: the colors there are
// program
import "array"
import "slack"
array.from(
    rows: [
        {
            a: slack.validateColorString(color: "#FF00aa"),
            b: slack.validateColorString(color: "warning"),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,#FF00aa,warning

// case: another
// program
import "array"
import "slack"
array.from(rows: [{a: slack.validateColorString(color: "#FF")}])
// error
#FF
