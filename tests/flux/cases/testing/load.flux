// case: the same tables
// program
import "array"
import "testing"
array.from(rows: [{_value: 7}]) |> testing.load()
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,7

// case: or as the option says
// program
import "array"
import "testing"
option testing.load = (tables=<-) => tables |> map(fn: (r) => ({_value: r._value + 1}))
array.from(rows: [{_value: 6}]) |> testing.load()
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,7

// case: a case may have tags
// program
import "array"
import "testing"
option testing.tags = ["slow"]
array.from(rows: [{_value: 7}]) |> testing.load()
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,7
