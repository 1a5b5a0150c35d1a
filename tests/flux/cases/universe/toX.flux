// case: columns
// program
import "array"
data = array.from(rows: [{_value: 1}, {_value: 0}])
data |> toFloat() |> yield(name: "float")
data |> toString() |> yield(name: "string")
data |> toBool() |> yield(name: "bool")
data |> toTime() |> yield(name: "time")
data |> toUInt() |> yield(name: "uint")
data |> toString() |> toInt() |> yield(name: "int")
// want
#datatype,string,long,double
#group,false,false,false
#default,float,,
,result,table,_value
,,0,1
,,0,0

#datatype,string,long,string
#group,false,false,false
#default,string,,
,result,table,_value
,,0,1
,,0,0

#datatype,string,long,boolean
#group,false,false,false
#default,bool,,
,result,table,_value
,,0,true
,,0,false

#datatype,string,long,dateTime:RFC3339
#group,false,false,false
#default,time,,
,result,table,_value
,,0,1970-01-01T00:00:00.000000001Z
,,0,1970-01-01T00:00:00Z

#datatype,string,long,unsignedLong
#group,false,false,false
#default,uint,,
,result,table,_value
,,0,1
,,0,0

#datatype,string,long,long
#group,false,false,false
#default,int,,
,result,table,_value
,,0,1
,,0,0

// case: a text that is no number
// program
import "array"
array.from(rows: [{_value: "a"}]) |> toInt()
// error
toInt: cannot convert string "a" to int due to invalid syntax
