// case: an endpoint
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
import "influxdata/influxdb/monitor"
option now = () => 2024-01-01T00:10:00Z
option monitor.write = (tables=<-) => tables
option monitor.log = (tables=<-) => tables
checked = data |> set(key: "_measurement", value: "m") |> monitor.check(data: {_check_name: "c", _check_id: "1", _type: "threshold", tags: {x: "y"}}, messageFn: (r) => "${r._check_name} is ${r._level}", crit: (r) => r._value > 3.0)
checked |> monitor.notify(data: {rule: "7"}, endpoint: (tables=<-) => tables |> map(fn: (r) => ({r with _sent: "true"})))
// want
#datatype,string,long,string,string,string,string,string,string,string,long,long,dateTime:RFC3339,string,double,long,string,string,string
#group,false,false,true,true,true,false,false,true,true,false,false,false,true,false,false,true,true,true
#default,_result,,,,,,,,,,,,,,,,,
,result,table,_check_id,_check_name,_level,_measurement,_message,_sent,_source_measurement,_source_timestamp,_status_timestamp,_time,_type,_value,n,rule,t,x
,,0,1,c,crit,notifications,c is crit,true,m,1704067210000000000,1704067800000000000,2024-01-01T00:10:00Z,threshold,4,2,7,a,y
,,1,1,c,crit,notifications,c is crit,true,m,1704067200000000000,1704067800000000000,2024-01-01T00:10:00Z,threshold,10,1,7,b,y
,,1,1,c,crit,notifications,c is crit,true,m,1704067210000000000,1704067800000000000,2024-01-01T00:10:00Z,threshold,5,2,7,b,y
,,2,1,c,ok,notifications,c is ok,true,m,1704067200000000000,1704067800000000000,2024-01-01T00:10:00Z,threshold,1.5,1,7,a,y
,,2,1,c,ok,notifications,c is ok,true,m,1704067220000000000,1704067800000000000,2024-01-01T00:10:00Z,threshold,2.5,3,7,a,y
