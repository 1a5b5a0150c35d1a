// case: a short table
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
data |> market.macd(fast: 2, slow: 3, signal: 2)
// want
#datatype,string,long,dateTime:RFC3339,double,string,double,double,double
#group,false,false,false,false,true,false,false,false
#default,_result,,,,,,,
,result,table,_time,_value,t,macd,signal,histogram
,,0,2024-01-01T00:00:00Z,1,a,,,
,,0,2024-01-01T00:00:10Z,2,a,,,
,,0,2024-01-01T00:00:20Z,4,a,0.833333333333333,,
,,0,2024-01-01T00:00:30Z,3,a,0.3888888888888884,0.6111111111111107,-0.22222222222222232
,,0,2024-01-01T00:00:40Z,5,a,0.5185185185185177,0.549382716049382,-0.030864197530864335
,,0,2024-01-01T00:00:50Z,8,a,0.867283950617284,0.7613168724279833,0.10596707818930073
,,0,2024-01-01T00:01:00Z,7,a,0.469650205761317,0.5668724279835391,-0.0972222222222221
,,0,2024-01-01T00:01:10Z,6,a,0.08016117969821757,0.2423982624599914,-0.16223708276177384
,,0,2024-01-01T00:01:20Z,9,a,0.48852594878829425,0.40648338667885997,0.08204256210943428
,,0,2024-01-01T00:01:30Z,12,a,0.8937447607072091,0.7313243026977594,0.1624204580094497
,,0,2024-01-01T00:01:40Z,10,a,0.3300329757912923,0.46379675142678134,-0.13376377563548902
,,0,2024-01-01T00:01:50Z,11,a,0.2927366863748748,0.3497567080588437,-0.05702002168396886
,,1,2024-01-01T00:00:00Z,3,b,,,
,,1,2024-01-01T00:00:10Z,6,b,,,
,,1,2024-01-01T00:00:20Z,3,b,-0.5,,

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
data |> market.macd(fast: 1, slow: 2, signal: 2)
// want
#datatype,string,long,string,dateTime:RFC3339,double,double,double,double
#group,false,false,true,false,false,false,false,false
#default,_result,0,none,,,,,
,result,table,t,_time,_value,macd,signal,histogram

#datatype,string,long,string,dateTime:RFC3339,double,double,double,double
#group,false,false,true,false,false,false,false,false
#default,_result,,,,,,,
,result,table,t,_time,_value,macd,signal,histogram
,,1,nulls,2024-01-01T00:00:00Z,1.5,,,
,,1,nulls,2024-01-01T00:01:00Z,,0,,
,,1,nulls,2024-01-01T00:02:00Z,0.5,-0.33333333333333337,-0.16666666666666669,-0.16666666666666669
,,1,nulls,2024-01-01T00:03:00Z,4,1.0555555555555558,0.6481481481481484,0.40740740740740744
,,2,one,2024-01-01T00:00:30Z,2,,,
,,3,only nulls,2024-01-01T00:00:00Z,,,,
,,3,only nulls,2024-01-01T00:01:00Z,,,,
