// case: matches, groups, others
// program
import "array"
import "internal/promql"
array.from(rows: [{t: "a-1", _value: 1.0}, {t: "b", _value: 2.0}])
    |> group(columns: ["t"])
    |> promql.labelReplace(source: "t", destination: "u", regex: "(.*)-(.*)", replacement: "$2 of $1")
// want
#datatype,string,long,string,string,double
#group,false,false,true,true,false
#default,_result,,,,
,result,table,t,u,_value
,,0,a-1,1 of a,1

#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,1,b,2

// case: a missing source is empty; an empty result removes
// program
import "array"
import "internal/promql"
array.from(rows: [{t: "a", u: "x", _value: 1.0}])
    |> group(columns: ["t", "u"])
    |> promql.labelReplace(source: "z", destination: "u", regex: "", replacement: "")
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,1

// case: no regular expression
// program
import "array"
import "internal/promql"
array.from(rows: [{t: "a", _value: 1.0}]) |> promql.labelReplace(source: "t", destination: "u", regex: "(", replacement: "")
// error
invalid regular expression in label_replace(): (
