// case: a table too short
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
,,0,2024-01-01T00:01:00Z,7,a
,,0,2024-01-01T00:01:10Z,6,a
,,0,2024-01-01T00:01:20Z,9,a
,,0,2024-01-01T00:01:30Z,12,a
,,0,2024-01-01T00:01:40Z,10,a
,,0,2024-01-01T00:01:50Z,11,a
,,1,2024-01-01T00:00:00Z,3,b
,,1,2024-01-01T00:00:10Z,6,b
,,1,2024-01-01T00:00:20Z,3,b
// program
data |> tripleExponentialDerivative(n: 3)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:01:10Z,18.29631635969664,a
,,0,2024-01-01T00:01:20Z,16.525472238122507,a
,,0,2024-01-01T00:01:30Z,20.16996610502528,a
,,0,2024-01-01T00:01:40Z,14.174467563258798,a
,,0,2024-01-01T00:01:50Z,10.435276847890297,a
,,1,2024-01-01T00:00:20Z,,b

// case: no period
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
,,0,2024-01-01T00:01:00Z,7,a
,,0,2024-01-01T00:01:10Z,6,a
,,0,2024-01-01T00:01:20Z,9,a
,,0,2024-01-01T00:01:30Z,12,a
,,0,2024-01-01T00:01:40Z,10,a
,,0,2024-01-01T00:01:50Z,11,a
,,1,2024-01-01T00:00:00Z,3,b
,,1,2024-01-01T00:00:10Z,6,b
,,1,2024-01-01T00:00:20Z,3,b
// program
data |> tripleExponentialDerivative(n: 0)
// error
cannot take triple exponential derivative with a period of 0 (must be greater than 0)
