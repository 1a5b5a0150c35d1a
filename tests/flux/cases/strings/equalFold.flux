// case: without regard to case
// program
import "array"
import "strings"
array.from(
    rows: [
        {
            a: strings.equalFold(v: "Go", t: "GO"),
            b: strings.equalFold(v: "Größe", t: "GRÖßE"),
            c: strings.equalFold(v: "a", t: "b"),
        },
    ],
)
// want
#datatype,string,long,boolean,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,true,true,false

// case: letter by letter
// program
import "array"
import "strings"
array.from(rows: [{a: strings.equalFold(v: "ß", t: "ss"), b: strings.equalFold(v: "ÉA", t: "éa")}])
// want
#datatype,string,long,boolean,boolean
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,false,true
