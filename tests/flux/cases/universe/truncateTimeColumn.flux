// case: to minutes
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
,,0,2024-01-01T00:01:00Z,7,a
,,0,2024-01-01T00:01:10Z,6,a
,,0,2024-01-01T00:01:20Z,9,a
,,0,2024-01-01T00:01:30Z,12,a
,,0,2024-01-01T00:01:40Z,10,a
,,0,2024-01-01T00:01:50Z,11,a
,,1,2024-01-01T00:00:00Z,3,b
,,1,2024-01-01T00:00:10Z,6,b
,,1,2024-01-01T00:00:20Z,3,b
// program
data |> truncateTimeColumn(unit: 1m)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:00Z,2,a
,,0,2024-01-01T00:00:00Z,4,a
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:00Z,5,a
,,0,2024-01-01T00:00:00Z,8,a
,,0,2024-01-01T00:01:00Z,7,a
,,0,2024-01-01T00:01:00Z,6,a
,,0,2024-01-01T00:01:00Z,9,a
,,0,2024-01-01T00:01:00Z,12,a
,,0,2024-01-01T00:01:00Z,10,a
,,0,2024-01-01T00:01:00Z,11,a
,,1,2024-01-01T00:00:00Z,3,b
,,1,2024-01-01T00:00:00Z,6,b
,,1,2024-01-01T00:00:00Z,3,b

// case: to months
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
data |> truncateTimeColumn(unit: 1mo)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:00Z,,a
,,0,2024-01-01T00:00:00Z,4,a
,,0,2024-01-01T00:00:00Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:00Z,5,b

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
option location = timezone.location(name: "America/New_York")
data |> truncateTimeColumn(unit: 1d)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2023-12-31T05:00:00Z,1,a
,,0,2023-12-31T05:00:00Z,2,a
,,0,2024-01-01T05:00:00Z,3,a
,,0,2024-01-01T05:00:00Z,4,a
,,0,,5,a

// case: a unit of zero
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
data |> truncateTimeColumn(unit: 0s)
// error
truncate: unit must be positive and all months or all nanoseconds

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
data |> truncateTimeColumn(unit: 1h)
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
,,1,nulls,2024-01-01T00:00:00Z,
,,1,nulls,2024-01-01T00:00:00Z,0.5
,,1,nulls,2024-01-01T00:00:00Z,4
,,2,one,2024-01-01T00:00:00Z,2
,,3,only nulls,2024-01-01T00:00:00Z,
,,3,only nulls,2024-01-01T00:00:00Z,
