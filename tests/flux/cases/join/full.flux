// case: full join of two tables
// program
import "array"
import "join"
l = array.from(rows: [{id: 1, a: "x"}, {id: 2, a: "y"}, {id: 2, a: "z"}])
r = array.from(rows: [{id: 2, b: 1.5}, {id: 3, b: 2.5}])
join.full(left: l, right: r, on: (l, r) => l.id == r.id, as: (l, r) => ({id: if exists l.id then l.id else r.id, a: l.a, b: r.b}))
// want
#datatype,string,long,long,string,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,id,a,b
,,0,1,x,
,,0,2,y,1.5
,,0,2,z,1.5
,,0,3,,2.5

// case: group keys must be equal
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
import "join"
first = data |> filter(fn: (r) => r.t == "a")
join.full(left: first, right: data |> set(key: "s", value: "x"), on: (l, r) => l.n == r.n, as: (l, r) => ({t: if exists l.t then l.t else r.t, left: l._value, right: r._value, s: r.s}))
// want
#datatype,string,long,string,double,double,string
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,t,left,right,s
,,0,a,1.5,1.5,x
,,0,a,4,4,x
,,0,a,2.5,2.5,x
,,1,b,,10,x
,,1,b,,5,x

// case: keys of different columns
// program
import "array"
import "join"
left = array.from(rows: [{v: 1, id: "a", k: 1, g: "one"}]) |> group(columns: ["k", "g"])
right = array.from(rows: [{w: 0.5, id: "a", k: 2}]) |> group(columns: ["k"])
join.full(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({id: if exists l.id then l.id else r.id, v: l.v, w: r.w, k: r.k, g: l.g}))
// want
#datatype,string,long,string,long,double,long,string
#group,false,false,false,false,false,true,true
#default,_result,,,,,,
,result,table,id,v,w,k,g
,,0,a,1,,1,one

#datatype,string,long,string,long,double,long,string
#group,false,false,false,false,false,true,false
#default,_result,,,,,,
,result,table,id,v,w,k,g
,,1,a,,0.5,2,
