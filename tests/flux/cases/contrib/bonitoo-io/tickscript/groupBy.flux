// case: with the measurement
// program
import "array"
import "contrib/bonitoo-io/tickscript"
array.from(rows: [{_measurement: "m", host: "h", _value: 1.0}, {_measurement: "n", host: "h", _value: 2.0}]) |> tickscript.groupBy(columns: ["host"])
// want
#datatype,string,long,string,string,double
#group,false,false,true,true,false
#default,_result,,,,
,result,table,_measurement,host,_value
,,0,m,h,1
,,1,n,h,2
