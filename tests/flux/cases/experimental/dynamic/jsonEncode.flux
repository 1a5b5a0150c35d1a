// case: there and back, row by row
// program
import "array"
import "experimental/dynamic"
array.from(rows: [{v: "[0,\"x\",true,{\"a\":1.5},[1,2],null]"}, {v: "{\"a\":1}"}])
    |> map(fn: (r) => ({v: string(v: dynamic.jsonEncode(v: dynamic.jsonParse(data: bytes(v: r.v))))}))
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,v
,,0,"[0,""x"",true,{""a"":1.5},[1,2],null]"
,,0,"{""a"":1}"
