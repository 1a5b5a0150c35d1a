// case: name and retention
// points
// program
import "influxdata/influxdb"
influxdb.buckets()
    |> filter(fn: (r) => r.name == "b")
    |> keep(columns: ["name", "retentionPeriod"])
// want
#datatype,string,long,string,long
#group,false,false,false,false
#default,_result,,,
,result,table,name,retentionPeriod
,,0,b,0
