// case: buckets by the names of InfluxDB 1
// points
// program
import "influxdata/influxdb/v1"
v1.databases()
    |> filter(fn: (r) => r.databaseName == "b")
    |> keep(columns: ["databaseName", "retentionPeriod", "retentionPolicy", "default"])
// want
#datatype,string,long,string,boolean,long,string
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,databaseName,default,retentionPeriod,retentionPolicy
,,0,b,true,0,autogen
