// case: several columns; null, a value and no row where there are no values
// data
#datatype,string,long,double,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_value,n,t
,,0,1.5,1,a
,,0,4,2,a
,,0,,3,a
,,1,,,b
// program
import "contrib/jsternberg/aggregate"
data |> aggregate.table(columns: {least: aggregate.min(), most: aggregate.max(column: "n", fill: 9), rows: aggregate.count()}) |> yield(name: "filled")
data |> aggregate.table(columns: {sum: aggregate.sum(fill: aggregate.none), mean: aggregate.mean(column: "n")}) |> yield(name: "none")
// want
#datatype,string,long,string,double,long,long
#group,false,false,true,false,false,false
#default,filled,,,,,
,result,table,t,least,most,rows
,,0,a,1.5,3,2
,,1,b,,9,0

#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,none,,,,
,result,table,t,sum,mean
,,0,a,5.5,2

#datatype,string,long,string,double,double
#group,false,false,true,false,false
#default,none,1,b,,
,result,table,t,sum,mean

// case: an aggregate of one's own
// data
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,1.5,a
,,0,4,a
// program
import "contrib/jsternberg/aggregate"
range = aggregate.define(
    init: (values) => ({low: values[0], high: values[length(arr: values) - 1]}),
    reduce: (values, state) => ({state with high: values[length(arr: values) - 1]}),
    compute: (state) => state.high - state.low,
)
data |> aggregate.table(columns: {range: range()})
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,range,t
,,0,2.5,a

// case: a column that is missing
// program
import "array"
import "contrib/jsternberg/aggregate"
array.from(rows: [{a: 1}]) |> aggregate.table(columns: {b: aggregate.sum(column: "b")})
// error
missing column "b"

// case: what is no aggregate
// program
import "array"
import "contrib/jsternberg/aggregate"
array.from(rows: [{a: 1}]) |> aggregate.table(columns: {b: 1})
// error
column "b" is no aggregate
