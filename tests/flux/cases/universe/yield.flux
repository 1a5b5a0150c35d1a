// case: two results
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
data |> max() |> yield(name: "max")
data |> min() |> yield(name: "min")
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,max,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:00Z,10,b

#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,min,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,1,2024-01-01T00:00:10Z,5,b

// case: names are unique
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
data |> yield(name: "a")
data |> yield(name: "a")
// error
tried to produce more than one result with the name "a"

// case: a function that yields gives no second result; the stream itself does
// program
import "array"
shown = (tables=<-) => tables |> yield(name: "shown")
a = array.from(rows: [{_value: 1}])
a |> shown()
a
// want
#datatype,string,long,long
#group,false,false,false
#default,shown,,
,result,table,_value
,,0,1

#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,1

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
data |> yield(name: "x")
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,x,0,none,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,x,,,,
,result,table,t,_time,_value
,,1,nulls,2024-01-01T00:00:00Z,1.5
,,1,nulls,2024-01-01T00:01:00Z,
,,1,nulls,2024-01-01T00:02:00Z,0.5
,,1,nulls,2024-01-01T00:03:00Z,4
,,2,one,2024-01-01T00:00:30Z,2
,,3,only nulls,2024-01-01T00:00:00Z,
,,3,only nulls,2024-01-01T00:01:00Z,
