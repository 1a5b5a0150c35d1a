// case: the column _value
// program
import "array"
array.from(rows: [{_value: "true", other: "x"}, {_value: "false", other: "x"}]) |> toBool()
// want
#datatype,string,long,boolean,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,true,x
,,0,false,x

// case: of what is none
// program
import "array"
array.from(rows: [{_value: "a"}]) |> toBool()
// error
cannot convert string "a" to bool

// case: the column _value
// program
import "array"
array.from(rows: [{_value: 1, other: "x"}, {_value: 0, other: "x"}]) |> toBool()
// want
#datatype,string,long,boolean,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,true,x
,,0,false,x
