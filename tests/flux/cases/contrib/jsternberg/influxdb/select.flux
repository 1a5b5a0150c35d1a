// points
m,t=a f=1,g=2,h=3 1704067200000000000
m,t=b f=4 1704067200000000000
n,t=a f=3 1704067200000000000
// case: fields in columns
// program
import "contrib/jsternberg/influxdb"
influxdb.select(from: "b", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z, m: "m", fields: ["f", "g"], where: (r) => r.t == "a") |> yield(name: "some")
influxdb.select(from: "b", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z, m: "m") |> yield(name: "all")
// want
#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,some,,,,,
,result,table,t,_time,f,g
,,0,a,2024-01-01T00:00:00Z,1,2

#datatype,string,long,string,dateTime:RFC3339,double,double,double
#group,false,false,true,false,false,false,false
#default,all,,,,,,
,result,table,t,_time,f,g,h
,,0,a,2024-01-01T00:00:00Z,1,2,3

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,all,,,,
,result,table,t,_time,f
,,1,b,2024-01-01T00:00:00Z,4
