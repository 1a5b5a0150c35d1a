// case: renamed, and aggregated
// program
import "array"
import "contrib/bonitoo-io/tickscript"
data = array.from(rows: [{t: "a", _value: 1.0}, {t: "a", _value: 2.0}]) |> group(columns: ["t"])
data |> tickscript.select(as: "x") |> yield(name: "renamed")
data |> tickscript.select(as: "x", fn: sum) |> yield(name: "sum")
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,renamed,,,
,result,table,t,x
,,0,a,1
,,0,a,2

#datatype,string,long,string,double
#group,false,false,true,false
#default,sum,,,
,result,table,t,x
,,0,a,3
