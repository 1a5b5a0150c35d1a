// case: rules that InfluxDB has may be forbidden
// program
import "array"
import "planner"
option planner.disablePhysicalRules = ["PushDownGroupAggregateRule"]
option planner.disableLogicalRules = ["removeCountRule"]
array.from(rows: [{_value: 1}]) |> sum()
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,1
