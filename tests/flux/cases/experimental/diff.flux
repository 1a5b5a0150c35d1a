// case: a difference
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
import "experimental"
experimental.diff(got: data, want: data |> limit(n: 1))
// want
#datatype,string,long,string,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,false,true
#default,_result,,,,,,
,result,table,_diff,_time,_value,n,t
,,0,,2024-01-01T00:00:00Z,1.5,1,a
,,0,+,2024-01-01T00:00:10Z,4,2,a
,,0,+,2024-01-01T00:00:20Z,2.5,3,a
,,1,,2024-01-01T00:00:00Z,10,1,b
,,1,+,2024-01-01T00:00:10Z,5,2,b

// case: rows are lined up, floats within a millionth; a table without partner; equal tables are left out
// program
import "array"
import "experimental"
table = (t, values) => array.from(rows: values |> array.map(fn: (x) => ({t: t, v: x}))) |> group(columns: ["t"])
got = union(tables: [table(t: "a", values: [1.0, 2.0, 2.5, 4.0000001]), table(t: "b", values: [5.0]), table(t: "c", values: [6.0])])
want = union(tables: [table(t: "a", values: [0.5, 2.0, 3.0, 3.5, 4.0]), table(t: "b", values: [5.0]), table(t: "d", values: [7.0])])
experimental.diff(got: got, want: want)
// want
#datatype,string,long,string,string,double
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_diff,t,v
,,0,-,a,0.5
,,0,+,a,1
,,0,,a,2
,,0,-,a,3
,,0,-,a,3.5
,,0,+,a,2.5
,,0,,a,4
,,1,+,c,6
,,2,-,d,7

// case: tables of several types
// program
import "array"
import "experimental"
import "internal/debug"
n = array.from(rows: [{t: "n", v: 1}]) |> group(columns: ["t"]) |> debug.opaque()
s = array.from(rows: [{t: "s", v: "x"}]) |> group(columns: ["t"]) |> debug.opaque()
m = array.from(rows: [{t: "n", v: 2}]) |> group(columns: ["t"]) |> debug.opaque()
y = array.from(rows: [{t: "s", v: "y"}]) |> group(columns: ["t"]) |> debug.opaque()
experimental.diff(got: union(tables: [n, s]), want: union(tables: [m, y]))
// want
#datatype,string,long,string,string,long
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_diff,t,v
,,0,-,n,2
,,0,+,n,1

#datatype,string,long,string,string,string
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_diff,t,v
,,1,-,s,y
,,1,+,s,x

// case: a type that changed
// program
import "array"
import "experimental"
import "internal/debug"
experimental.diff(got: array.from(rows: [{v: 1}]), want: array.from(rows: [{v: 2.0}]) |> debug.opaque())
// error
column "v" has different types
