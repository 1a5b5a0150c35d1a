// case: of scalars
// program
import "array"
array.from(rows: [{a: string(v: 1), b: string(v: 1.0), c: string(v: 0.000001), d: string(v: 1234567890123456789012.0), e: string(v: true), f: string(v: 2024-01-01T00:00:00.5Z), g: string(v: 90m)}])
// want
#datatype,string,long,string,string,string,string,string,string,string
#group,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,a,b,c,d,e,f,g
,,0,1,1,0.000001,1234567890123456800000,true,2024-01-01T00:00:00.500000000Z,1h30m

// case: times in interpolated texts, of scalars and of columns
// program
import "array"
t = 2024-01-01T00:00:00Z
array.from(rows: [{t: 2024-01-01T00:00:00.25Z}]) |> map(fn: (r) => ({a: "${t}", b: "at ${r.t}", c: string(v: r.t)}))
// want
#datatype,string,long,string,string,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,2024-01-01T00:00:00.000000000Z,at 2024-01-01T00:00:00.250000000Z,2024-01-01T00:00:00.250000000Z
