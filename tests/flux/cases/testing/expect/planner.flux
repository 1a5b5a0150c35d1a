// case: rules of InfluxDB are accepted
// program
import "array"
import "testing/expect"
expect.planner(rules: ["AggregateWindowRule": 1])
array.from(rows: [{_value: 1}])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,1
