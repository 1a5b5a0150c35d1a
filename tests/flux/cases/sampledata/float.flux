// case: with nulls
// program
import "sampledata"
sampledata.float(includeNull: true)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,-3.5,t1
,,0,2021-01-01T00:00:10Z,,t1
,,0,2021-01-01T00:00:20Z,6.75,t1
,,0,2021-01-01T00:00:30Z,14.5,t1
,,0,2021-01-01T00:00:40Z,,t1
,,0,2021-01-01T00:00:50Z,5.25,t1
,,1,2021-01-01T00:00:00Z,,t2
,,1,2021-01-01T00:00:10Z,4.75,t2
,,1,2021-01-01T00:00:20Z,-1.25,t2
,,1,2021-01-01T00:00:30Z,,t2
,,1,2021-01-01T00:00:40Z,11.5,t2
,,1,2021-01-01T00:00:50Z,2.25,t2
