// case: nulls do not count
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
data |> mean()
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,2.6666666666666665,a
,,1,7.5,b

// case: of ints is a float
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,9,a
,,0,2024-01-01T00:00:30Z,-2,a
,,1,2024-01-01T00:00:00Z,7,b
// program
data |> mean()
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,3.3333333333333335,a
,,1,7,b

// case: not of strings
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
data |> mean()
// error
mean: unsupported aggregate column type string

// case: of a table without rows is null
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
data |> filter(fn: (r) => false, onEmpty: "keep") |> mean()
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,,a
,,1,,b

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
data |> mean()
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,none,
,,1,nulls,2
,,2,one,2
,,3,only nulls,
