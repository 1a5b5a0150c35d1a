// case: the column _value
// program
import "array"
array.from(rows: [{_value: 1.5, other: "x"}, {_value: 100000000000000000000000.0, other: "x"}]) |> toString()
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,1.5,x
,,0,100000000000000000000000,x

// case: the column _value
// program
import "array"
array.from(rows: [{_value: 2024-01-01T00:00:00.5Z, other: "x"}]) |> toString()
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,2024-01-01T00:00:00.500000000Z,x
