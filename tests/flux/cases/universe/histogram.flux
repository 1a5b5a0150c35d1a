// case: cumulative counts
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
data |> histogram(bins: linearBins(start: 2.0, width: 4.0, count: 3))
// want
#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,le,_value
,,0,a,2,2
,,0,a,6,6
,,0,a,10,10
,,0,a,+Inf,12
,,1,b,2,0
,,1,b,6,3
,,1,b,10,3
,,1,b,+Inf,3

// case: normalized, nulls left out
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
data |> histogram(bins: [0.0, 2.5, 5.0, 10.0], normalize: true)
// want
#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,le,_value
,,0,a,0,0
,,0,a,2.5,0.6666666666666666
,,0,a,5,1
,,0,a,10,1
,,1,b,0,0
,,1,b,2.5,0
,,1,b,5,0.5
,,1,b,10,1

// case: labels
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
data |> histogram(bins: [100.0], upperBoundColumn: "bound", countColumn: "n")
// want
#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,bound,n
,,0,a,100,3
,,1,b,100,2

// case: a value above all bounds
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
data |> histogram(bins: [1.0, 2.0])
// error
found value greater than any bin, 2 2 4.000000 2.000000

// case: ints
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
data |> histogram(bins: [10.0])
// error
column "_value" must be a float got int

// case: an empty table
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
data |> filter(fn: (r) => exists r._value and r._value > 4.5, onEmpty: "keep") |> histogram(bins: [1.0, 10.0])
// want
#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,le,_value
,,0,a,1,0
,,0,a,10,0
,,1,b,1,0
,,1,b,10,2

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
data |> histogram(bins: [1.0, 2.0, 10.0])
// want
#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,le,_value
,,0,none,1,0
,,0,none,2,0
,,0,none,10,0
,,1,nulls,1,1
,,1,nulls,2,2
,,1,nulls,10,3
,,2,one,1,0
,,2,one,2,1
,,2,one,10,1
,,3,only nulls,1,0
,,3,only nulls,2,0
,,3,only nulls,10,0
