// case: two conditions
// program
import "array"
import "join"
l = array.from(rows: [{id: 1, a: "x"}, {id: 2, a: "y"}, {id: 2, a: "z"}])
r = array.from(rows: [{id: 2, b: 1.5}, {id: 3, b: 2.5}])
join.tables(method: "inner", left: l, right: r |> map(fn: (r) => ({r with a: "z"})), on: (l, r) => l.id == r.id and l.a == r.a, as: (l, r) => ({l with b: r.b}))
// want
#datatype,string,long,long,string,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,id,a,b
,,0,2,z,1.5

// case: no comparison
// program
import "array"
import "join"
l = array.from(rows: [{id: 1, a: "x"}, {id: 2, a: "y"}, {id: 2, a: "z"}])
r = array.from(rows: [{id: 2, b: 1.5}, {id: 3, b: 2.5}])
join.tables(method: "inner", left: l, right: r, on: (l, r) => l.id > r.id, as: (l, r) => ({l with b: r.b}))
// error
some expressions are not yet supported

// case: the group key must stay
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
join.inner(left: data, right: data, on: (l, r) => l.n == r.n, as: (l, r) => ({n: l.n}))
// error
group-key column

// case: null equals nothing
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
import "join"
join.tables(method: "left", left: data, right: data, on: (l, r) => l._value == r._value, as: (l, r) => ({l with n: r.n}))
// want
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:10Z,,,a
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:10Z,5,2,b
,,1,2024-01-01T00:00:00Z,10,1,b
