// case: of scalars
// program
import "array"
array.from(rows: [{a: string(v: duration(v: "1h30m")), b: string(v: duration(v: -1000)), c: int(v: duration(v: "-2s"))}])
// want
#datatype,string,long,string,string,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1h30m,-1us,-2000000000
