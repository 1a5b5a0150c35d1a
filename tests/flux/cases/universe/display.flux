// case: all kinds
// program
import "array"
array.from(rows: [{a: display(v: [1, 2]), b: display(v: {x: "y", n: 1.5}), c: display(v: ["k": true]), d: display(v: 1h30m)}])
// want
#datatype,string,long,string,string,string,string
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,"[1, 2]","{n: 1.5, x: y}",[k: true],1h30m
