// case: a field, and one whose label a variable holds
// program
import "array"
import "experimental/record"
label = "b"
r = {a: 1, b: "x"}
array.from(rows: [{a: record.at(r: r, key: "a"), b: record.at(r: r, key: label)}])
// want
#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1,x

// case: none of that label
// program
import "array"
import "experimental/record"
array.from(rows: [{a: record.at(r: {a: 1}, key: "b")}])
// error
record is missing label b
