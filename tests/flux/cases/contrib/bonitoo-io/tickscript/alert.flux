// case: levels, a topic
// program
import "array"
import "contrib/bonitoo-io/tickscript"
import "influxdata/influxdb/monitor"
option monitor.write = (tables=<-) => tables
option now = () => 2024-01-01T01:00:00Z
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", host: "h", rate: 1.0}, {_time: 2024-01-01T00:01:00Z, _measurement: "m", host: "h", rate: 30.0}])
    |> group(columns: ["_measurement", "host"])
    |> tickscript.alert(check: tickscript.defineCheck(id: "c1", name: "C"), id: (r) => "id ${r.host}", message: (r) => "${r.id}: ${r._level} - ${r.rate}", details: (r) => "host ${r.host}", crit: (r) => r.rate > 10, topic: "T")
// want
#datatype,string,long,string,string,string,string,string,string,long,dateTime:RFC3339,string,string,string,string,string,double
#group,false,false,true,true,true,true,false,true,false,false,true,true,false,true,false,false
#default,_result,,,,,,,,,,,,,,,
,result,table,_check_id,_check_name,_level,_measurement,_message,_source_measurement,_source_timestamp,_time,_topic,_type,details,host,id,rate
,,0,c1,C,crit,statuses,id h: crit - 30,m,1704067260000000000,2024-01-01T01:00:00Z,T,custom,host h,h,id h,30
,,1,c1,C,ok,statuses,id h: ok - 1,m,1704067200000000000,2024-01-01T01:00:00Z,T,custom,host h,h,id h,1
