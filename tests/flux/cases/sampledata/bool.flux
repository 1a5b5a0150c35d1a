// case: all values
// program
import "sampledata"
sampledata.bool()
// want
#datatype,string,long,dateTime:RFC3339,boolean,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,true,t1
,,0,2021-01-01T00:00:10Z,true,t1
,,0,2021-01-01T00:00:20Z,false,t1
,,0,2021-01-01T00:00:30Z,true,t1
,,0,2021-01-01T00:00:40Z,false,t1
,,0,2021-01-01T00:00:50Z,false,t1
,,1,2021-01-01T00:00:00Z,false,t2
,,1,2021-01-01T00:00:10Z,true,t2
,,1,2021-01-01T00:00:20Z,false,t2
,,1,2021-01-01T00:00:30Z,true,t2
,,1,2021-01-01T00:00:40Z,true,t2
,,1,2021-01-01T00:00:50Z,false,t2
// case: with nulls
// program
import "sampledata"
sampledata.bool(includeNull: true)
// want
#datatype,string,long,dateTime:RFC3339,boolean,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,true,t1
,,0,2021-01-01T00:00:10Z,,t1
,,0,2021-01-01T00:00:20Z,false,t1
,,0,2021-01-01T00:00:30Z,,t1
,,0,2021-01-01T00:00:40Z,,t1
,,0,2021-01-01T00:00:50Z,false,t1
,,1,2021-01-01T00:00:00Z,,t2
,,1,2021-01-01T00:00:10Z,true,t2
,,1,2021-01-01T00:00:20Z,false,t2
,,1,2021-01-01T00:00:30Z,true,t2
,,1,2021-01-01T00:00:40Z,,t2
,,1,2021-01-01T00:00:50Z,false,t2
