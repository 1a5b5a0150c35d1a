// case: of scalars
// program
import "array"
array.from(rows: [{a: int(v: "12"), b: int(v: 2.9), c: int(v: -2.9), d: int(v: true), e: int(v: 1970-01-01T00:00:01Z), f: int(v: 1m), g: int(v: uint(v: 7))}])
// want
#datatype,string,long,long,long,long,long,long,long,long
#group,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,a,b,c,d,e,f,g
,,0,12,2,-2,1,1000000000,60000000000,7

// case: a month counts its average length
// program
import "array"
array.from(rows: [{a: int(v: 1mo), b: int(v: -1y), c: uint(v: 1mo1ns)}])
// want
#datatype,string,long,long,long,unsignedLong
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,2629800000000000,-31557600000000000,2629800000000001
