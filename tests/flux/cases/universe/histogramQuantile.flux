// case: within a bin
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,le,_value,t
,,0,1,0,a
,,0,2,4,a
,,0,4,8,a
,,0,+Inf,10,a
,,1,2,6,b
,,1,1,1,b
// program
data |> histogramQuantile(quantile: 0.7)
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,3.5
,,1,b,1.64

// case: in the first bin
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,le,_value,t
,,0,1,0,a
,,0,2,4,a
,,0,4,8,a
,,0,+Inf,10,a
,,1,2,6,b
,,1,1,1,b
// program
data |> histogramQuantile(quantile: 0.1, minValue: -1.0)
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,1.25
,,1,b,0.20000000000000018

// case: in the last, infinite bin
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,le,_value,t
,,0,1,0,a
,,0,2,4,a
,,0,4,8,a
,,0,+Inf,10,a
,,1,2,6,b
,,1,1,1,b
// program
data |> histogramQuantile(quantile: 0.95)
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,4
,,1,b,1.94

// case: another label
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,le,_value,t
,,0,1,0,a
,,0,2,4,a
,,0,4,8,a
,,0,+Inf,10,a
,,1,2,6,b
,,1,1,1,b
// program
data |> histogramQuantile(quantile: 0.5, valueColumn: "q")
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,q
,,0,a,2.5
,,1,b,1.4

// case: falling counts
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,le,_value,t
,,0,1,4,a
,,0,2,3,a
,,0,3,8,a
,,1,1,1,b
,,1,2,2,b
// program
data |> histogramQuantile(quantile: 0.5)
// error
histogram records counts are not monotonic

// case: falling counts forced
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,le,_value,t
,,0,1,4,a
,,0,2,3,a
,,0,3,8,a
,,1,1,1,b
,,1,2,2,b
// program
data |> histogramQuantile(quantile: 0.5, onNonmonotonic: "force")
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,2
,,1,b,1

// case: falling counts dropped
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,le,_value,t
,,0,1,4,a
,,0,2,3,a
,,0,3,8,a
,,1,1,1,b
,,1,2,2,b
// program
data |> histogramQuantile(quantile: 0.5, onNonmonotonic: "drop")
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,b,1

// case: no bounds
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
data |> histogramQuantile(quantile: 0.5)
// error
table is missing upper bound column "le"

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
data |> filter(fn: (r) => exists r._value) |> histogram(bins: [1.0, 2.0, 10.0]) |> histogramQuantile(quantile: 0.5)
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,nulls,1.5
,,1,one,1.5

// case: nothing counted
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_value,le,t
,,0,0,1,a
,,0,0,+Inf,a
,,1,0,1,b
,,1,4,2,b
// program
data |> histogramQuantile(quantile: 0.5)
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,,a
,,1,1.5,b
