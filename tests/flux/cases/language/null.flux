// case: null in logic is false on the left
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,9,a
,,0,2024-01-01T00:00:30Z,-2,a
,,1,2024-01-01T00:00:00Z,7,b
// program
data |> map(fn: (r) => ({a: r.none == 1 and true, b: r.none == 1 or false, c: exists r._value, d: not (r._value == 3), e: if r._value == 3 then "y" else "n"}))
// want
#datatype,string,long,boolean,boolean,boolean,boolean,string
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,a,b,c,d,e
,,0,false,false,true,false,y
,,0,false,false,false,,n
,,0,false,false,true,true,n
,,0,false,false,true,true,n
,,0,false,false,true,true,n

// case: a constant compares with a column of conditions that are all null
// data
#datatype,string,long,long,boolean,string,long
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,i,b,s,key
,,0,,,,1
,,0,,,,1
// program
data |> map(fn: (r) => ({
    same: 1 == (if r.b then r.i else 1),
    below: 0 < (if r.b then r.i else 1),
    text: "x" >= (if r.b then r.s else "y"),
}))
// want
#datatype,string,long,boolean,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,below,same,text
,,0,true,true,false
,,0,true,true,false
