// case: nested, with gaps
// program
import "array"
import "experimental/dynamic"
d = dynamic.jsonParse(data: bytes(v: "{\"items\": [{\"name\": \"a\", \"p\": {\"x\": 1}}, {\"name\": \"b\"}, {\"name\": null}]}"))
array.from(rows: d.items |> dynamic.asArray() |> array.map(fn: (x) => ({name: string(v: x.name), x: int(v: x.p.x)})))
// want
#datatype,string,long,string,long
#group,false,false,false,false
#default,_result,,,
,result,table,name,x
,,0,a,1
,,0,b,
,,0,,

// case: no JSON
// program
import "array"
import "experimental/dynamic"
array.from(rows: [{a: display(v: dynamic.jsonParse(data: bytes(v: "{")))}])
// error
json
