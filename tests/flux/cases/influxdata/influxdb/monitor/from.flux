// case: statuses, with a column for each field
// points
statuses,_check_id=c1,_check_name=price,_level=crit,_source_measurement=market,_type=threshold _message="too low",_source_timestamp=1704067200000000000i 1704067200000000000
notifications,_check_id=c1,_level=crit,_sent=true _message="too low" 1704067260000000000
// program
import "influxdata/influxdb/monitor"
option monitor.bucket = "b"
monitor.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, fn: (r) => r._level == "crit")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,long,string,string,string,string,string,string
#group,false,false,true,true,false,false,false,true,true,true,true,true,true
#default,_result,,,,,,,,,,,,
,result,table,_start,_stop,_time,_message,_source_timestamp,_check_id,_check_name,_level,_measurement,_source_measurement,_type
,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,too low,1704067200000000000,c1,price,crit,statuses,market,threshold
