// case: the function of a test on its input
// program
import "array"
import "testing"
t = () => ({input: array.from(rows: [{_value: 2}, {_value: 3}]), want: array.from(rows: [{_value: 9}]), fn: (tables=<-) => tables |> sum()})
testing.benchmark(case: t)
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,5
