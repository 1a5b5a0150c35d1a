// case: the column _value
// program
import "array"
array.from(rows: [{_value: "1.5", other: "x"}, {_value: "-2", other: "x"}]) |> toFloat()
// want
#datatype,string,long,double,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,1.5,x
,,0,-2,x

// case: of what is none
// program
import "array"
array.from(rows: [{_value: "a"}]) |> toFloat()
// error
cannot convert string "a" to float

// case: the column _value
// program
import "array"
array.from(rows: [{_value: true, other: "x"}, {_value: false, other: "x"}]) |> toFloat()
// want
#datatype,string,long,double,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,1,x
,,0,0,x
