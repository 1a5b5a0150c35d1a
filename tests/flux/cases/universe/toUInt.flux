// case: the column _value
// program
import "array"
array.from(rows: [{_value: "15", other: "x"}, {_value: "2", other: "x"}]) |> toUInt()
// want
#datatype,string,long,unsignedLong,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,15,x
,,0,2,x

// case: of what is none
// program
import "array"
array.from(rows: [{_value: "a"}]) |> toUInt()
// error
cannot convert string "a" to uint
