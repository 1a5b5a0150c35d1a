// case: three rows
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
import "market"
data |> market.bollingerBands(n: 3)
// want
#datatype,string,long,dateTime:RFC3339,double,string,double,double,double
#group,false,false,false,false,true,false,false,false
#default,_result,,,,,,,
,result,table,_time,_value,t,middle,upper,lower
,,0,2024-01-01T00:00:00Z,1,a,,,
,,0,2024-01-01T00:00:10Z,2,a,,,
,,0,2024-01-01T00:00:20Z,4,a,2.3333333333333335,4.8277715911826276,-0.1611049245159606
,,0,2024-01-01T00:00:30Z,3,a,3,4.6329931618554525,1.367006838144548
,,0,2024-01-01T00:00:40Z,5,a,4,5.6329931618554525,2.367006838144548
,,0,2024-01-01T00:00:50Z,8,a,5.333333333333333,9.442942668645983,1.2237239980206818
,,0,2024-01-01T00:01:00Z,7,a,6.666666666666667,9.16110492451596,4.172228408817373
,,0,2024-01-01T00:01:10Z,6,a,7,8.632993161855453,5.3670068381445475
,,0,2024-01-01T00:01:20Z,9,a,7.333333333333333,9.827771591182628,4.8388950754840385
,,0,2024-01-01T00:01:30Z,12,a,9,13.898979485566356,4.101020514433644
,,0,2024-01-01T00:01:40Z,10,a,10.333333333333334,12.827771591182628,7.838895075484039
,,0,2024-01-01T00:01:50Z,11,a,11,12.632993161855453,9.367006838144547
,,1,2024-01-01T00:00:00Z,3,b,,,
,,1,2024-01-01T00:00:10Z,6,b,,,
,,1,2024-01-01T00:00:20Z,3,b,4,6.82842712474619,1.1715728752538097

// case: nulls, wider
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
data |> market.bollingerBands(n: 2, k: 3.0)
// want
#datatype,string,long,dateTime:RFC3339,double,string,double,double,double
#group,false,false,false,false,true,false,false,false
#default,_result,,,,,,,
,result,table,_time,_value,t,middle,upper,lower
,,0,2024-01-01T00:00:00Z,1.5,a,,,
,,0,2024-01-01T00:00:10Z,,a,1.5,1.5,1.5
,,0,2024-01-01T00:00:20Z,4,a,4,4,4
,,0,2024-01-01T00:00:30Z,2.5,a,3.25,5.5,1
,,1,2024-01-01T00:00:00Z,10,b,,,
,,1,2024-01-01T00:00:10Z,5,b,7.5,15,0

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
data |> market.bollingerBands(n: 2)
// want
#datatype,string,long,string,dateTime:RFC3339,double,double,double,double
#group,false,false,true,false,false,false,false,false
#default,_result,0,none,,,,,
,result,table,t,_time,_value,middle,upper,lower

#datatype,string,long,string,dateTime:RFC3339,double,double,double,double
#group,false,false,true,false,false,false,false,false
#default,_result,,,,,,,
,result,table,t,_time,_value,middle,upper,lower
,,1,nulls,2024-01-01T00:00:00Z,1.5,,,
,,1,nulls,2024-01-01T00:01:00Z,,1.5,1.5,1.5
,,1,nulls,2024-01-01T00:02:00Z,0.5,0.5,0.5,0.5
,,1,nulls,2024-01-01T00:03:00Z,4,2.25,5.75,-1.25
,,2,one,2024-01-01T00:00:30Z,2,,,
,,3,only nulls,2024-01-01T00:00:00Z,,,,
,,3,only nulls,2024-01-01T00:01:00Z,,,,
