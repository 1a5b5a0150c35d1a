// case: several tables
// program
import "array"
import "influxdata/influxdb/sample"
option now = () => 2024-03-01T00:00:00Z
array.from(rows: [
    {t: "a", _time: 2021-01-01T00:00:00Z, _value: 1},
    {t: "a", _time: 2021-01-01T00:01:00Z, _value: 2},
    {t: "b", _time: 2021-01-01T00:00:30Z, _value: 3},
]) |> group(columns: ["t"]) |> sample.alignToNow()
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-02-29T23:59:00Z,1,a
,,0,2024-03-01T00:00:00Z,2,a
,,1,2024-02-29T23:59:30Z,3,b
