// case: with nulls
// program
import "sampledata"
sampledata.string(includeNull: true)
// want
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,amber,t1
,,0,2021-01-01T00:00:10Z,,t1
,,0,2021-01-01T00:00:20Z,cedar,t1
,,0,2021-01-01T00:00:30Z,dune,t1
,,0,2021-01-01T00:00:40Z,,t1
,,0,2021-01-01T00:00:50Z,fern,t1
,,1,2021-01-01T00:00:00Z,,t2
,,1,2021-01-01T00:00:10Z,heath,t2
,,1,2021-01-01T00:00:20Z,iris,t2
,,1,2021-01-01T00:00:30Z,,t2
,,1,2021-01-01T00:00:40Z,kelp,t2
,,1,2021-01-01T00:00:50Z,lark,t2
