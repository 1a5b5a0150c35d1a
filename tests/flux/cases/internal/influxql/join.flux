// case: by group key and time
// program
import "array"
import "internal/influxql"
data = array.from(rows: [{t: "a", _time: influxql.epoch, _value: 1.0}]) |> group(columns: ["t"]) |> range(start: influxql.minTime, stop: influxql.maxTime)
influxql.join(left: data, right: data, fn: (left, right) => ({left with twice: left._value + right._value}))
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double,double
#group,false,false,true,true,true,false,false,false
#default,_result,,,,,,,
,result,table,_start,_stop,t,_time,_value,twice
,,0,1677-09-21T00:12:43.145224194Z,2262-04-11T23:47:16.854775806Z,a,1970-01-01T00:00:00Z,1,2
