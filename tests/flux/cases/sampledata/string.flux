// case: all values
// program
import "sampledata"
sampledata.string()
// want
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,smpl_g9qczs,t1
,,0,2021-01-01T00:00:10Z,smpl_0mgv9n,t1
,,0,2021-01-01T00:00:20Z,smpl_phw664,t1
,,0,2021-01-01T00:00:30Z,smpl_guvzy4,t1
,,0,2021-01-01T00:00:40Z,smpl_5v3cce,t1
,,0,2021-01-01T00:00:50Z,smpl_s9fmgy,t1
,,1,2021-01-01T00:00:00Z,smpl_b5eida,t2
,,1,2021-01-01T00:00:10Z,smpl_eu4oxp,t2
,,1,2021-01-01T00:00:20Z,smpl_5g7tz4,t2
,,1,2021-01-01T00:00:30Z,smpl_sox1ut,t2
,,1,2021-01-01T00:00:40Z,smpl_wfm757,t2
,,1,2021-01-01T00:00:50Z,smpl_dtn2bv,t2
// case: with nulls
// program
import "sampledata"
sampledata.string(includeNull: true)
// want
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,tag
,,0,2021-01-01T00:00:00Z,smpl_g9qczs,t1
,,0,2021-01-01T00:00:10Z,,t1
,,0,2021-01-01T00:00:20Z,smpl_phw664,t1
,,0,2021-01-01T00:00:30Z,,t1
,,0,2021-01-01T00:00:40Z,,t1
,,0,2021-01-01T00:00:50Z,smpl_s9fmgy,t1
,,1,2021-01-01T00:00:00Z,,t2
,,1,2021-01-01T00:00:10Z,smpl_eu4oxp,t2
,,1,2021-01-01T00:00:20Z,smpl_5g7tz4,t2
,,1,2021-01-01T00:00:30Z,smpl_sox1ut,t2
,,1,2021-01-01T00:00:40Z,,t2
,,1,2021-01-01T00:00:50Z,smpl_dtn2bv,t2
