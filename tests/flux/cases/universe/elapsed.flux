// case: seconds
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
data |> elapsed()
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,elapsed
,,0,2024-01-01T00:00:10Z,,a,10
,,0,2024-01-01T00:00:20Z,4,a,10
,,0,2024-01-01T00:00:30Z,2.5,a,10
,,1,2024-01-01T00:00:10Z,5,b,10

// case: cut to whole units
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
data |> elapsed(unit: 7s, columnName: "sevens")
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,sevens
,,0,2024-01-01T00:00:10Z,,a,1
,,0,2024-01-01T00:00:20Z,4,a,1
,,0,2024-01-01T00:00:30Z,2.5,a,1
,,1,2024-01-01T00:00:10Z,5,b,1

// case: towards zero
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:10Z,1,a
,,0,2024-01-01T00:00:00Z,100,a
// program
data |> elapsed(unit: 4s)
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,elapsed
,,0,2024-01-01T00:00:00Z,100,a,-2

// case: one row
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
data |> limit(n: 1) |> elapsed()
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,0,,,a,
,result,table,_time,_value,t,elapsed

#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,1,,,b,
,result,table,_time,_value,t,elapsed

// case: a column that is missing
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
data |> elapsed(timeColumn: "nope")
// error
column "nope" does not exist

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
data |> elapsed()
// want
#datatype,string,long,string,dateTime:RFC3339,double,long
#group,false,false,true,false,false,false
#default,_result,0,none,,,
,result,table,t,_time,_value,elapsed

#datatype,string,long,string,dateTime:RFC3339,double,long
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,t,_time,_value,elapsed
,,1,nulls,2024-01-01T00:01:00Z,,60
,,1,nulls,2024-01-01T00:02:00Z,0.5,60
,,1,nulls,2024-01-01T00:03:00Z,4,60

#datatype,string,long,string,dateTime:RFC3339,double,long
#group,false,false,true,false,false,false
#default,_result,2,one,,,
,result,table,t,_time,_value,elapsed

#datatype,string,long,string,dateTime:RFC3339,double,long
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,t,_time,_value,elapsed
,,3,only nulls,2024-01-01T00:01:00Z,,60
