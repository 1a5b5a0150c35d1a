// case: its record
// program
import "array"
import "contrib/bonitoo-io/tickscript"
c = tickscript.defineCheck(id: "c1", name: "C")
array.from(rows: [{id: c._check_id, name: c._check_name, type: c._type}])
// want
#datatype,string,long,string,string,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,id,name,type
,,0,c1,C,custom
