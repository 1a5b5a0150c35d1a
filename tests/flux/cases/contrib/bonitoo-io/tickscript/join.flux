// case: with a new measurement
// program
import "array"
import "contrib/bonitoo-io/tickscript"
data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
tickscript.join(tables: {x: data, y: data}, measurement: "m")
// want
#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,_measurement,_time,_value_x,_value_y
,,0,m,2024-01-01T00:00:00Z,1,1
