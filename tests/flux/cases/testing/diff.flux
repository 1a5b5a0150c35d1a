// case: a row that differs
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
import "testing"
testing.diff(got: data, want: data |> map(fn: (r) => ({r with n: if r._value == 5.0 then 7 else r.n})))
// want
#datatype,string,long,string,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,false,true
#default,_result,,,,,,
,result,table,_diff,_time,_value,n,t
,,0,-,2024-01-01T00:00:10Z,5,7,b
,,0,+,2024-01-01T00:00:10Z,5,2,b

// case: within epsilon
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
import "testing"
testing.diff(got: data, want: data |> map(fn: (r) => ({r with _value: r._value + 0.0000000001}))) |> yield(name: "same")
data |> limit(n: 1) |> yield(name: "other")
// want
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,other,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,1,2024-01-01T00:00:00Z,10,1,b

// case: a table that is missing
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
import "testing"
testing.diff(got: data |> filter(fn: (r) => r.t == "a"), want: data)
// want
#datatype,string,long,string,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,false,true
#default,_result,,,,,,
,result,table,_diff,_time,_value,n,t
,,0,-,2024-01-01T00:00:00Z,10,1,b
,,0,-,2024-01-01T00:00:10Z,5,2,b
