// case: nulls do not count
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
data |> sum()
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,8,a
,,1,15,b

// case: keeps ints
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,9,a
,,0,2024-01-01T00:00:30Z,-2,a
,,1,2024-01-01T00:00:00Z,7,b
// program
data |> sum()
// want
#datatype,string,long,long,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,10,a
,,1,7,b

// case: of nothing but nulls is null
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,9,a
,,0,2024-01-01T00:00:30Z,-2,a
,,1,2024-01-01T00:00:00Z,7,b
// program
data |> filter(fn: (r) => not exists r._value) |> sum()
// want
#datatype,string,long,long,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,,a
