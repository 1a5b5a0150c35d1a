// case: aggregated
// program
import "array"
import "contrib/bonitoo-io/tickscript"
array.from(rows: [{t: "a", v: 1.0}, {t: "a", v: 2.0}]) |> group(columns: ["t"]) |> tickscript.compute(column: "v", as: "x", fn: max)
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,x
,,0,a,2
