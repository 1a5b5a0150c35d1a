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
