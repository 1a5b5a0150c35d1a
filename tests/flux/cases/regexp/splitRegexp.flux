// case: of scalars
// program
import "array"
import "regexp"
array.from(rows: [{a: length(arr: regexp.splitRegexp(r: /,/, v: "a,b,c", i: 2))}])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,2

// case: empty matches right behind another don't count, groups are no parts
// program
import "array"
import "regexp"
array.from(rows: [{
    some: display(v: regexp.splitRegexp(v: "caabac", r: /a*/, i: -1)),
    few: display(v: regexp.splitRegexp(v: "caabac", r: /a*/, i: 2)),
    group: display(v: regexp.splitRegexp(v: "1-2+3", r: /(-|\+)/, i: -1)),
    at: length(arr: regexp.splitRegexp(v: "aca", r: /a/, i: -1)),
    none: length(arr: regexp.splitRegexp(v: "", r: /a/, i: -1)),
}])
// want
#datatype,string,long,string,string,string,long,long
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,some,few,group,at,none
,,0,"[c, b, c]","[c, bac]","[1, 2, 3]",3,1
