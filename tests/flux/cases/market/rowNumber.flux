// case: from one
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
import "market"
data |> market.rowNumber()
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,row
,,0,2024-01-01T00:00:00Z,1.5,a,1
,,0,2024-01-01T00:00:10Z,,a,2
,,0,2024-01-01T00:00:20Z,4,a,3
,,0,2024-01-01T00:00:30Z,2.5,a,4
,,1,2024-01-01T00:00:00Z,10,b,1
,,1,2024-01-01T00:00:10Z,5,b,2

// case: from zero
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
import "market"
data |> market.rowNumber(as: "n", start: 0)
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,n
,,0,2024-01-01T00:00:00Z,1.5,a,0
,,0,2024-01-01T00:00:10Z,,a,1
,,0,2024-01-01T00:00:20Z,4,a,2
,,0,2024-01-01T00:00:30Z,2.5,a,3
,,1,2024-01-01T00:00:00Z,10,b,0
,,1,2024-01-01T00:00:10Z,5,b,1

// case: a column of the group key
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
import "market"
data |> market.rowNumber(as: "t")
// error
column "t" is part of the group key

// case: edges: nulls, one row, only nulls, no rows
// program
import "array"
import "internal/debug"
import "market"
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
data |> market.rowNumber()
// want
#datatype,string,long,string,dateTime:RFC3339,double,long
#group,false,false,true,false,false,false
#default,_result,0,none,,,
,result,table,t,_time,_value,row

#datatype,string,long,string,dateTime:RFC3339,double,long
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,t,_time,_value,row
,,1,nulls,2024-01-01T00:00:00Z,1.5,1
,,1,nulls,2024-01-01T00:01:00Z,,2
,,1,nulls,2024-01-01T00:02:00Z,0.5,3
,,1,nulls,2024-01-01T00:03:00Z,4,4
,,2,one,2024-01-01T00:00:30Z,2,1
,,3,only nulls,2024-01-01T00:00:00Z,,1
,,3,only nulls,2024-01-01T00:01:00Z,,2
