// case: defaults, pipes and closures
// program
import "array"
k = 10
f = (x=<-, by=k) => x + by
g = (r) => ({r with c: r.a |> f(), d: f(x: r.a, by: 1)})
array.from(rows: [{a: 1}, {a: 2}]) |> map(fn: g)
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,c,d
,,0,1,11,2
,,0,2,12,3

// case: blocks
// program
import "array"
f = (a, b) => {
    c = a * b
    return c + 1
}
array.from(rows: [{x: f(a: 2, b: 3)}])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,x
,,0,7
