// case: the column _value
// program
import "array"
array.from(rows: [{_value: "2024-01-01T00:00:00Z", other: "x"}]) |> toTime()
// want
#datatype,string,long,dateTime:RFC3339,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,2024-01-01T00:00:00Z,x

// case: of what is none
// program
import "array"
array.from(rows: [{_value: "a"}]) |> toTime()
// error
cannot convert string "a" to time

// case: the column _value
// program
import "array"
array.from(rows: [{_value: 1000000000, other: "x"}]) |> toTime()
// want
#datatype,string,long,dateTime:RFC3339,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,1970-01-01T00:00:01Z,x
