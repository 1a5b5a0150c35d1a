// case: what a test gives and what it should give
// program
import "array"
import "testing"
t = () => ({input: array.from(rows: [{_value: 2}, {_value: 3}]), want: array.from(rows: [{_value: 6}]), fn: (tables=<-) => tables |> sum()})
testing.inspect(case: t)
// want
#datatype,string,long,long
#group,false,false,false
#default,want,,
,result,table,_value
,,0,6

#datatype,string,long,long
#group,false,false,false
#default,got,,
,result,table,_value
,,0,5

#datatype,string,long,string,long
#group,false,false,false,false
#default,diff,,,
,result,table,_diff,_value
,,0,-,6
,,0,+,5
