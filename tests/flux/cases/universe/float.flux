// case: of scalars
// program
import "array"
array.from(rows: [{a: float(v: "1.5"), b: float(v: 2), c: float(v: "1e3"), d: float(v: "+Inf")}])
// want
#datatype,string,long,double,double,double,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,1.5,2,1000,+Inf
