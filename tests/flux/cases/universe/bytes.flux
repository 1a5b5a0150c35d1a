// case: of a text
// program
import "array"
array.from(rows: [{a: string(v: bytes(v: "größe"))}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,größe
