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

// case: tables keep the order of the text, over sections of the same columns too
// program
import "csv"
csv.from(csv: "#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,t,v
,,0,c,1
,,1,a,2

#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,t,v
,,0,b,3
,,1,c,4
") |> map(fn: (r) => ({r with v: r.v * 10})) |> group()
// want
#datatype,string,long,string,long
#group,false,false,false,false
#default,_result,,,
,result,table,t,v
,,0,c,10
,,0,c,40
,,0,a,20
,,0,b,30

// case: rows of one table id with different group keys are tables of their own
// program
import "csv"
csv.from(csv: "#datatype,string,long,string,string,long
#group,false,false,true,true,false
#default,_result,,m,,
,result,table,m,t,v
,,0,,a,1
,,0,m,b,5
,,0,m,a,3
") |> max(column: "v")
// want
#datatype,string,long,string,string,long
#group,false,false,true,true,false
#default,_result,,,,
,result,table,m,t,v
,,0,m,a,3
,,1,m,b,5
