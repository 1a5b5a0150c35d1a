// case: the last hour is in it
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a
,,0,2024-01-01T23:30:00Z,4,a
,,0,,5,a
// program
data |> hourSelection(start: 4, stop: 6)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a

// case: over midnight
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a
,,0,2024-01-01T23:30:00Z,4,a
,,0,,5,a
// program
data |> hourSelection(start: 23, stop: 3)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T23:30:00Z,4,a

// case: on another clock
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a
,,0,2024-01-01T23:30:00Z,4,a
,,0,,5,a
// program
import "timezone"
data |> hourSelection(start: 22, stop: 23, location: timezone.location(name: "America/New_York"))
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a

// case: no hour
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a
,,0,2024-01-01T23:30:00Z,4,a
,,0,,5,a
// program
data |> hourSelection(start: 24, stop: 3)
// error
start must be between 0 and 23

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
data |> hourSelection(start: 0, stop: 0)
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,0,none,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,_value
,,1,nulls,2024-01-01T00:00:00Z,1.5
,,1,nulls,2024-01-01T00:01:00Z,
,,1,nulls,2024-01-01T00:02:00Z,0.5
,,1,nulls,2024-01-01T00:03:00Z,4
,,2,one,2024-01-01T00:00:30Z,2
,,3,only nulls,2024-01-01T00:00:00Z,
,,3,only nulls,2024-01-01T00:01:00Z,
