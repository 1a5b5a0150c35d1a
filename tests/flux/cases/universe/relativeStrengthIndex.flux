// case: the first row is a rise
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
data |> relativeStrengthIndex(n: 3)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:30Z,72.72727272727272,a
,,0,2024-01-01T00:00:40Z,85,a
,,0,2024-01-01T00:00:50Z,92.54658385093168,a
,,0,2024-01-01T00:01:00Z,73.9454094292804,a
,,0,2024-01-01T00:01:10Z,56.81601525262155,a
,,0,2024-01-01T00:01:20Z,78.85647607934655,a
,,0,2024-01-01T00:01:30Z,88.02458528848061,a
,,0,2024-01-01T00:01:40Z,61.400516319380415,a
,,0,2024-01-01T00:01:50Z,68.5376370348799,a
,,1,2024-01-01T00:00:20Z,66.66666666666666,b

// case: nulls
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
,,0,2024-01-01T00:01:00Z,,a
,,0,2024-01-01T00:01:10Z,6,a
,,0,2024-01-01T00:01:20Z,9,a
// program
data |> relativeStrengthIndex(n: 2)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:20Z,100,a
,,0,2024-01-01T00:00:30Z,100,a
,,0,2024-01-01T00:00:40Z,100,a
,,0,2024-01-01T00:00:50Z,100,a
,,0,2024-01-01T00:01:00Z,100,a
,,0,2024-01-01T00:01:10Z,52.94117647058823,a
,,0,2024-01-01T00:01:20Z,80.48780487804878,a

// case: no movement
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,5,a
,,0,2024-01-01T00:00:10Z,5,a
,,0,2024-01-01T00:00:20Z,5,a
,,0,2024-01-01T00:00:30Z,5,a
,,0,2024-01-01T00:00:40Z,5,a
// program
data |> relativeStrengthIndex(n: 2)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:20Z,100,a
,,0,2024-01-01T00:00:30Z,100,a
,,0,2024-01-01T00:00:40Z,100,a

// case: fewer rows than n
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
data |> relativeStrengthIndex(n: 10)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:30Z,72.72727272727272,a
,,1,2024-01-01T00:00:10Z,66.66666666666666,b

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
data |> relativeStrengthIndex(n: 2)
// error
cannot take relative strength index of column _value (type string)

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
data |> relativeStrengthIndex(n: 2)
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,0,none,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,_value
,,1,nulls,2024-01-01T00:02:00Z,60
,,1,nulls,2024-01-01T00:03:00Z,89.47368421052632
,,2,one,2024-01-01T00:00:30Z,100
,,3,only nulls,2024-01-01T00:01:00Z,
