// case: one far away
// program
import "array"
import "contrib/anaisdg/anomalydetection"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0, s: "a"}, {_time: 2024-01-01T00:00:00Z, _value: 2.0, s: "b"}, {_time: 2024-01-01T00:00:00Z, _value: 3.0, s: "c"}, {_time: 2024-01-01T00:00:00Z, _value: 40.0, s: "d"}])
    |> group(columns: ["s"])
    |> anomalydetection.mad()
// want
#datatype,string,long,double,dateTime:RFC3339,double,double,double,string,string
#group,false,false,false,true,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,MAD,_time,_value,_value_diff,_value_diff_med,level,s
,,0,1.4826,2024-01-01T00:00:00Z,1.5,1.5,1,normal,a
,,0,1.4826,2024-01-01T00:00:00Z,0.5,0.5,1,normal,b
,,0,1.4826,2024-01-01T00:00:00Z,0.5,0.5,1,normal,c
,,0,1.4826,2024-01-01T00:00:00Z,37.5,37.5,1,anomaly,d
