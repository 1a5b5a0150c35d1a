// case: all values
// program
import "sampledata"
sampledata.numericBool()
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,1,t1
,,0,2021-01-01T00:00:10Z,1,t1
,,0,2021-01-01T00:00:20Z,0,t1
,,0,2021-01-01T00:00:30Z,1,t1
,,0,2021-01-01T00:00:40Z,0,t1
,,0,2021-01-01T00:00:50Z,0,t1
,,1,2021-01-01T00:00:00Z,0,t2
,,1,2021-01-01T00:00:10Z,1,t2
,,1,2021-01-01T00:00:20Z,0,t2
,,1,2021-01-01T00:00:30Z,1,t2
,,1,2021-01-01T00:00:40Z,1,t2
,,1,2021-01-01T00:00:50Z,0,t2
// case: with nulls
// program
import "sampledata"
sampledata.numericBool(includeNull: true)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,1,t1
,,0,2021-01-01T00:00:10Z,,t1
,,0,2021-01-01T00:00:20Z,0,t1
,,0,2021-01-01T00:00:30Z,,t1
,,0,2021-01-01T00:00:40Z,,t1
,,0,2021-01-01T00:00:50Z,0,t1
,,1,2021-01-01T00:00:00Z,,t2
,,1,2021-01-01T00:00:10Z,1,t2
,,1,2021-01-01T00:00:20Z,0,t2
,,1,2021-01-01T00:00:30Z,1,t2
,,1,2021-01-01T00:00:40Z,,t2
,,1,2021-01-01T00:00:50Z,0,t2
