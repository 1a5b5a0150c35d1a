// case: nulls are passed over
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
data |> difference()
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,2.5,a
,,0,2024-01-01T00:00:30Z,-1.5,a
,,1,2024-01-01T00:00:10Z,-5,b

// case: of ints, not negative
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
data |> difference(nonNegative: true)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,6,a
,,0,2024-01-01T00:00:30Z,,a

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,1,,,b
,result,table,_time,_value,t

// case: keeping the first row
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
data |> difference(keepFirst: true)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,6,a
,,0,2024-01-01T00:00:30Z,-11,a
,,1,2024-01-01T00:00:00Z,,b

// case: initial zero is a counter that began anew
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
data |> difference(nonNegative: true, keepFirst: true, initialZero: true)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,0,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,6,a
,,0,2024-01-01T00:00:30Z,-2,a
,,1,2024-01-01T00:00:00Z,0,b

// case: not of times
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
data |> difference(columns: ["_time"])
// error
difference: difference does not support time columns. Try the elapsed function
