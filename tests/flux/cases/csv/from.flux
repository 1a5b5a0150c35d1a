// case: raw
// program
import "csv"
csv.from(csv: "a,b
1,x
2,y
", mode: "raw")
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1,x
,,0,2,y

// case: not of files
// program
import "csv"
csv.from(file: "/etc/passwd")
// error
csv.from may read neither files nor URLs here; pass the text as csv
