// case: records, arrays and texts
// program
import "array"
r = {a: 1, "b c": [1, 2, 3]}
s = {r with a: 2}
array.from(rows: [{a: s.a, b: r["b c"][2], c: "${r.a} and ${s.a}", d: if s.a > 1 then "more" else "less", e: 7 / -2, f: 7 % -2, g: 2 ^ 3}])
// want
#datatype,string,long,long,long,string,string,long,long,double
#group,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,a,b,c,d,e,f,g
,,0,2,3,1 and 2,more,-3,1,8

// case: an index out of bounds
// program
import "array"
array.from(rows: [{a: [1][3]}])
// error
error @2:23-2:29: cannot access element 3 of array of length 1

// case: durations have no comparison
// program
import "array"
array.from(rows: [{a: 1d == 24h}])
// error
unsupported binary expression duration == duration

// case: nor in row functions
// program
import "array"
array.from(rows: [{a: 1}]) |> filter(fn: (r) => 1d != 24h)
// error
unsupported binary expression duration != duration
