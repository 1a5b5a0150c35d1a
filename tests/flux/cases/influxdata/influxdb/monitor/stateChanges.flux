// case: to critical
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
checked |> monitor.stateChanges(toLevel: "crit")
// want
#datatype,string,long,string,string,string,string,string,string,long,dateTime:RFC3339,string,double,long,string,string
#group,false,false,true,true,true,false,false,true,false,false,true,false,false,true,true
#default,_result,,,,,,,,,,,,,,
,result,table,_check_id,_check_name,_level,_measurement,_message,_source_measurement,_source_timestamp,_time,_type,_value,n,t,x
,,0,1,c,crit,statuses,c is crit,m,1704067210000000000,2024-01-01T00:10:00Z,threshold,4,2,a,y

// case: from critical
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
checked |> monitor.stateChanges(fromLevel: "crit")
// want
#datatype,string,long,string,string,string,string,string,string,long,dateTime:RFC3339,string,double,long,string,string
#group,false,false,true,true,true,false,false,true,false,false,true,false,false,true,true
#default,_result,,,,,,,,,,,,,,
,result,table,_check_id,_check_name,_level,_measurement,_message,_source_measurement,_source_timestamp,_time,_type,_value,n,t,x
,,0,1,c,ok,statuses,c is ok,m,1704067220000000000,2024-01-01T00:10:00Z,threshold,2.5,3,a,y
