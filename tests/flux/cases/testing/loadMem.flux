// case: the tables of the text
// program
import "testing"
csv = "#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,7
"
testing.loadMem(csv: csv)
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,7
