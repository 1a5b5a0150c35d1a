// case: a series
// program
import "influxdata/influxdb/v1"
v1.json(json: "{\"results\":[{\"series\":[{\"name\":\"m\",\"tags\":{\"t\":\"a\"},\"columns\":[\"time\",\"x\"],\"values\":[[\"2024-01-01T00:00:00Z\",1]]}]}]}")
// want
#datatype,string,long,dateTime:RFC3339,double,string,string
#group,false,false,false,false,true,true
#default,_result,,,,,
,result,table,_time,x,_measurement,t
,,0,2024-01-01T00:00:00Z,1,m,a
