// case: bounds in a tag
// program
import "array"
import "experimental/prometheus"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _field: "d", le: "0.5", _value: 1.0}, {_time: 2024-01-01T00:00:00Z, _field: "d", le: "1", _value: 3.0}, {_time: 2024-01-01T00:00:00Z, _field: "d", le: "+Inf", _value: 4.0}])
    |> group(columns: ["_field", "le"])
    |> prometheus.histogramQuantile(quantile: 0.5)
// want
#datatype,string,long,string,dateTime:RFC3339,double,string
#group,false,false,true,false,false,true
#default,_result,,,,,
,result,table,_field,_time,_value,quantile
,,0,d,2024-01-01T00:00:00Z,0.75,0.5

// case: bounds in fields
// program
import "array"
import "experimental/prometheus"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "d", _field: "0.5", _value: 1.0}, {_time: 2024-01-01T00:00:00Z, _measurement: "d", _field: "1", _value: 3.0}, {_time: 2024-01-01T00:00:00Z, _measurement: "d", _field: "+Inf", _value: 4.0}, {_time: 2024-01-01T00:00:00Z, _measurement: "d", _field: "sum", _value: 9.0}])
    |> group(columns: ["_measurement", "_field"])
    |> prometheus.histogramQuantile(quantile: 0.5, metricVersion: 1)
// want
#datatype,string,long,string,dateTime:RFC3339,double,string
#group,false,false,true,false,false,true
#default,_result,,,,,
,result,table,_measurement,_time,_value,quantile
,,0,d,2024-01-01T00:00:00Z,0.75,0.5

// case: no such version
// program
import "array"
import "experimental/prometheus"
array.from(rows: [{_value: 1.0}]) |> prometheus.histogramQuantile(quantile: 0.5, metricVersion: 3)
// error
Invalid metricVersion. Available versions are 1 and 2.
