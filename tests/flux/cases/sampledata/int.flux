// case: with nulls
// program
import "sampledata"
sampledata.int(includeNull: true)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,-3,t1
,,0,2021-01-01T00:00:10Z,,t1
,,0,2021-01-01T00:00:20Z,6,t1
,,0,2021-01-01T00:00:30Z,14,t1
,,0,2021-01-01T00:00:40Z,,t1
,,0,2021-01-01T00:00:50Z,5,t1
,,1,2021-01-01T00:00:00Z,,t2
,,1,2021-01-01T00:00:10Z,4,t2
,,1,2021-01-01T00:00:20Z,-1,t2
,,1,2021-01-01T00:00:30Z,,t2
,,1,2021-01-01T00:00:40Z,11,t2
,,1,2021-01-01T00:00:50Z,2,t2
