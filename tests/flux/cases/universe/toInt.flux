// case: the column _value
// program
import "array"
array.from(rows: [{_value: "15", other: "x"}, {_value: "-2", other: "x"}]) |> toInt()
// want
#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,15,x
,,0,-2,x

// case: of what is none
// program
import "array"
array.from(rows: [{_value: "a"}]) |> toInt()
// error
cannot convert string "a" to int due to invalid syntax

// case: the column _value
// program
import "array"
array.from(rows: [{_value: 1.9, other: "x"}, {_value: -1.9, other: "x"}]) |> toInt()
// want
#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,1,x
,,0,-1,x
