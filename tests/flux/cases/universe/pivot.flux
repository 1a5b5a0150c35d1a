// case: rows in order of appearance, the last value wins
// data
#datatype,string,long,dateTime:RFC3339,double,string,string
#group,false,false,false,false,true,true
#default,_result,,,,,
,result,table,_time,_value,f,t
,,0,2024-01-01T00:00:00Z,1,x,a
,,0,2024-01-01T00:00:10Z,2,x,a
,,1,2024-01-01T00:00:00Z,3,y,a
,,1,2024-01-01T00:00:05Z,4,y,a
,,1,2024-01-01T00:00:05Z,5,y,a
,,2,2024-01-01T00:00:00Z,6,x,b
// program
data |> pivot(rowKey: ["_time"], columnKey: ["f"], valueColumn: "_value")
// want
#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,t,_time,x,y
,,0,a,2024-01-01T00:00:00Z,1,3
,,0,a,2024-01-01T00:00:10Z,2,
,,0,a,2024-01-01T00:00:05Z,,5

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,x
,,1,b,2024-01-01T00:00:00Z,6

// case: several column keys
// data
#datatype,string,long,dateTime:RFC3339,double,string,string
#group,false,false,false,false,true,true
#default,_result,,,,,
,result,table,_time,_value,f,t
,,0,2024-01-01T00:00:00Z,1,x,a
,,0,2024-01-01T00:00:10Z,2,x,a
,,1,2024-01-01T00:00:00Z,3,y,a
,,1,2024-01-01T00:00:05Z,4,y,a
,,1,2024-01-01T00:00:05Z,5,y,a
,,2,2024-01-01T00:00:00Z,6,x,b
// program
data |> pivot(rowKey: ["_time"], columnKey: ["f", "t"], valueColumn: "_value")
// want
#datatype,string,long,dateTime:RFC3339,double,double,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,_time,x_a,x_b,y_a
,,0,2024-01-01T00:00:00Z,1,6,3
,,0,2024-01-01T00:00:10Z,2,,
,,0,2024-01-01T00:00:05Z,,,5

// case: a column that is missing
// data
#datatype,string,long,dateTime:RFC3339,double,string,string
#group,false,false,false,false,true,true
#default,_result,,,,,
,result,table,_time,_value,f,t
,,0,2024-01-01T00:00:00Z,1,x,a
,,0,2024-01-01T00:00:10Z,2,x,a
,,1,2024-01-01T00:00:00Z,3,y,a
,,1,2024-01-01T00:00:05Z,4,y,a
,,1,2024-01-01T00:00:05Z,5,y,a
,,2,2024-01-01T00:00:00Z,6,x,b
// program
data |> pivot(rowKey: ["_time"], columnKey: ["z"], valueColumn: "_value")
// error
pivot: specified column does not exist in table: z

// case: a column that is there
// data
#datatype,string,long,dateTime:RFC3339,double,string,string
#group,false,false,false,false,true,true
#default,_result,,,,,
,result,table,_time,_value,f,t
,,0,2024-01-01T00:00:00Z,1,x,a
,,0,2024-01-01T00:00:10Z,2,x,a
,,1,2024-01-01T00:00:00Z,3,y,a
,,1,2024-01-01T00:00:05Z,4,y,a
,,1,2024-01-01T00:00:05Z,5,y,a
,,2,2024-01-01T00:00:00Z,6,x,b
// program
data |> map(fn: (r) => ({r with f: "_time"})) |> pivot(rowKey: ["_time"], columnKey: ["f"], valueColumn: "_value")
// error
pivot: value "_time" appears in a column key column, but a column named "_time" already exists; consider renaming "_time"

// case: names of nulls, floats and times
// program
import "array"
import "internal/debug"
array.from(rows: [
    {r: 1, a: "", f: 1.5, t: 2024-01-01T00:00:00Z, b: true, _value: 1},
    {r: 1, a: "x", f: 200.0, t: debug.null(type: "time"), b: false, _value: 2},
]) |> pivot(rowKey: ["r"], columnKey: ["a", "t", "f", "b"], valueColumn: "_value")
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,r,2024-01-01T00:00:00.000000000Z_1.5E+00_true,x_null_2E+02_false
,,0,1,1,2

// case: edges: nulls, one row, only nulls, no rows
// program
import "array"
import "internal/debug"
none = debug.null(type: "float")
data = array.from(rows: [
    {t: "nulls", _time: 2024-01-01T00:00:00Z, _value: 1.5},
    {t: "nulls", _time: 2024-01-01T00:01:00Z, _value: none},
    {t: "nulls", _time: 2024-01-01T00:02:00Z, _value: 0.5},
    {t: "nulls", _time: 2024-01-01T00:03:00Z, _value: 4.0},
    {t: "one", _time: 2024-01-01T00:00:30Z, _value: 2.0},
    {t: "only nulls", _time: 2024-01-01T00:00:00Z, _value: none},
    {t: "only nulls", _time: 2024-01-01T00:01:00Z, _value: none},
    {t: "none", _time: 2024-01-01T00:00:00Z, _value: 9.0},
])
    |> group(columns: ["t"])
    |> filter(fn: (r) => r.t != "none", onEmpty: "keep")
data |> pivot(rowKey: ["_time"], columnKey: ["t"], valueColumn: "_value")
// want
#datatype,string,long,dateTime:RFC3339,double,double,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,_time,nulls,one,only nulls
,,0,2024-01-01T00:00:00Z,1.5,,
,,0,2024-01-01T00:01:00Z,,,
,,0,2024-01-01T00:02:00Z,0.5,,
,,0,2024-01-01T00:03:00Z,4,,
,,0,2024-01-01T00:00:30Z,,2,

// case: without a row key each table becomes one row
// data
#datatype,string,long,dateTime:RFC3339,double,string,string
#group,false,false,false,false,true,true
#default,_result,,,,,
,result,table,_time,_value,f,t
,,0,2024-01-01T00:00:00Z,1,x,a
,,0,2024-01-01T00:00:10Z,2,x,a
,,1,2024-01-01T00:00:00Z,3,y,a
,,2,2024-01-01T00:00:00Z,6,x,b
// program
data |> pivot(rowKey: [], columnKey: ["f"], valueColumn: "_value")
// want
#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,x,y
,,0,a,2,3

#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,x
,,1,b,6

// case: an empty text names a column
// data
#datatype,string,long,double,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_value,f,t
,,0,1,,a
,,0,2,x,a
// program
data |> map(fn: (r) => ({r with f: if r.f == "x" then "x" else ""})) |> pivot(rowKey: ["t"], columnKey: ["f"], valueColumn: "_value")
// want
#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,,x
,,0,a,1,2

// case: values that tell rows apart are no column of the result
// data
#datatype,string,long,double,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_value,f,t
,,0,1,x,a
,,0,2,x,a
,,0,1,y,a
,,0,2,x,a
// program
data |> pivot(rowKey: ["_value"], columnKey: ["f"], valueColumn: "_value")
// want
#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,x,y
,,0,a,1,1
,,0,a,2,
