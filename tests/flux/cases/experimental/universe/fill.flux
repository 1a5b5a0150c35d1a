// case: by a value and by the one before
// data
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,1
,,0,
// program
import "experimental/universe"
data |> universe.fill(column: "a", value: 7) |> yield(name: "value")
data |> universe.fill(column: "a", usePrevious: true) |> yield(name: "previous")
// want
#datatype,string,long,long
#group,false,false,false
#default,value,,
,result,table,a
,,0,1
,,0,7

#datatype,string,long,long
#group,false,false,false
#default,previous,,
,result,table,a
,,0,1
,,0,1
