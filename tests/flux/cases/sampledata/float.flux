// case: all values
// program
import "sampledata"
sampledata.float()
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,-2.18,t1
,,0,2021-01-01T00:00:10Z,10.92,t1
,,0,2021-01-01T00:00:20Z,7.35,t1
,,0,2021-01-01T00:00:30Z,17.53,t1
,,0,2021-01-01T00:00:40Z,15.23,t1
,,0,2021-01-01T00:00:50Z,4.43,t1
,,1,2021-01-01T00:00:00Z,19.85,t2
,,1,2021-01-01T00:00:10Z,4.97,t2
,,1,2021-01-01T00:00:20Z,-3.75,t2
,,1,2021-01-01T00:00:30Z,19.77,t2
,,1,2021-01-01T00:00:40Z,13.86,t2
,,1,2021-01-01T00:00:50Z,1.86,t2
// case: with nulls
// program
import "sampledata"
sampledata.float(includeNull: true)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,-2.18,t1
,,0,2021-01-01T00:00:10Z,,t1
,,0,2021-01-01T00:00:20Z,7.35,t1
,,0,2021-01-01T00:00:30Z,,t1
,,0,2021-01-01T00:00:40Z,,t1
,,0,2021-01-01T00:00:50Z,4.43,t1
,,1,2021-01-01T00:00:00Z,,t2
,,1,2021-01-01T00:00:10Z,4.97,t2
,,1,2021-01-01T00:00:20Z,-3.75,t2
,,1,2021-01-01T00:00:30Z,19.77,t2
,,1,2021-01-01T00:00:40Z,,t2
,,1,2021-01-01T00:00:50Z,1.86,t2
