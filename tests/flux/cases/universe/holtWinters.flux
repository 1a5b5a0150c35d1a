// case: two values that continue
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
// program
data |> holtWinters(n: 0, interval: 10s)
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,0,a,,
,result,table,t,_time,_value

// case: too short
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
data |> limit(n: 1) |> holtWinters(n: 3, interval: 10s)
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,0,a,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,1,b,,
,result,table,t,_time,_value

// case: strings
// data
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,x,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,y,a
,,0,2024-01-01T00:00:30Z,x,a
// program
data |> holtWinters(n: 3, interval: 10s)
// error
holtWinters can work only on numerical types, got string

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
data |> holtWinters(n: 1, interval: 1m)
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,0,none,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,_value
,,1,nulls,2024-01-01T00:04:00Z,14.393061424185248

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,2,one,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,3,only nulls,,
,result,table,t,_time,_value

// case: what the documentation shows, with the fitted values and their error
// program
import "sampledata"
sampledata.int()
    |> filter(fn: (r) => r.tag == "t1")
    |> holtWinters(n: 2, interval: 10s, withFit: true, withMinSSE: true)
    |> range(start: 2021-01-01T00:00:40Z, stop: 2021-01-01T00:02:00Z)
    |> drop(columns: ["_start", "_stop"])
// want
#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,tag,_time,_value,minSSE
,,0,t1,2021-01-01T00:00:40Z,11.036623518669842,114.75338394600313
,,0,t1,2021-01-01T00:00:50Z,10.993492350404422,114.75338394600313
,,0,t1,2021-01-01T00:01:00Z,10.955056783457671,114.75338394600313
,,0,t1,2021-01-01T00:01:10Z,10.929416756584807,114.75338394600313

// case: one value of several in an interval, gaps, and series of several lengths
// program
import "array"
array.from(rows: [
    {t: "a", _time: 2024-01-01T00:00:00Z, _value: 5.0},
    {t: "a", _time: 2024-01-01T00:00:10Z, _value: 99.0},
    {t: "a", _time: 2024-01-01T00:01:00Z, _value: 5.0},
    {t: "a", _time: 2024-01-01T00:03:00Z, _value: 5.0},
    {t: "b", _time: 2024-01-01T00:00:00Z, _value: 5.0},
    {t: "b", _time: 2024-01-01T00:01:00Z, _value: 5.0},
])
    |> group(columns: ["t"])
    |> holtWinters(n: 1, interval: 1m)
    |> map(fn: (r) => ({r with _value: if r._value > 4.9 and r._value < 5.1 then "5" else "other"}))
// want
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:04:00Z,5,a
,,1,2024-01-01T00:02:00Z,5,b
