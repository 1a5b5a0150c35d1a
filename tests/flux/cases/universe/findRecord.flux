// case: a row
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
import "array"
row = data |> findRecord(fn: (key) => key.t == "b", idx: 1)
array.from(rows: [{value: row._value, time: row._time}])
// want
#datatype,string,long,double,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,value,time
,,0,5,2024-01-01T00:00:10Z

// case: nothing gives an empty record
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
import "array"
row = data |> findRecord(fn: (key) => key.t == "z", idx: 1)
array.from(rows: [{there: exists row._value}])
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,there
,,0,false
