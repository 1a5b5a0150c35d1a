// case: too few rows
// program
import "array"
import "contrib/bonitoo-io/tickscript"
import "influxdata/influxdb/monitor"
option monitor.write = (tables=<-) => tables
option now = () => 2024-01-01T01:00:00Z
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", host: "h", rate: 1.0}, {_time: 2024-01-01T00:00:00Z, _measurement: "m", host: "i", rate: 1.0}, {_time: 2024-01-01T00:01:00Z, _measurement: "m", host: "h", rate: 1.0}])
    |> group(columns: ["_measurement", "host"])
    |> tickscript.deadman(check: tickscript.defineCheck(id: "c1", name: "C"), measurement: "m", threshold: 1)
// want
#datatype,string,long,string,string,string,string,string,string,long,dateTime:RFC3339,string,boolean,string,string,string
#group,false,false,true,true,true,true,false,true,false,false,true,false,false,true,false
#default,_result,,,,,,,,,,,,,,
,result,table,_check_id,_check_name,_level,_measurement,_message,_source_measurement,_source_timestamp,_time,_type,dead,details,host,id
,,0,c1,C,crit,statuses,Deadman Check: C is: dead,m,1704070800000000000,2024-01-01T01:00:00Z,custom,true,,i,c1
,,1,c1,C,ok,statuses,Deadman Check: C is: alive,m,1704070800000000000,2024-01-01T01:00:00Z,custom,false,,h,c1

// case: nothing at all
// program
import "array"
import "contrib/bonitoo-io/tickscript"
import "influxdata/influxdb/monitor"
option monitor.write = (tables=<-) => tables
option now = () => 2024-01-01T01:00:00Z
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", host: "h", rate: 1.0}])
    |> group(columns: ["_measurement", "host"])
    |> filter(fn: (r) => r.rate > 2.0)
    |> tickscript.deadman(check: tickscript.defineCheck(id: "c1", name: "C"), measurement: "m")
// want
#datatype,string,long,string,string,string,string,string,string,long,dateTime:RFC3339,string,boolean,string,string
#group,false,false,true,true,true,true,false,true,false,false,true,false,false,false
#default,_result,,,,,,,,,,,,,
,result,table,_check_id,_check_name,_level,_measurement,_message,_source_measurement,_source_timestamp,_time,_type,dead,details,id
,,0,c1,C,crit,statuses,Deadman Check: C is: dead,m,1704070800000000000,2024-01-01T01:00:00Z,custom,true,,c1
