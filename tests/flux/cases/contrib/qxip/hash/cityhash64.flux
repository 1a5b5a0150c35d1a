// case: texts of several lengths
// program
import "array"
import "contrib/qxip/hash"
array.from(rows: [{
    a: hash.cityhash64(v: ""),
    b: hash.cityhash64(v: "abc"),
    c: hash.cityhash64(v: "abcdefg"),
    d: hash.cityhash64(v: "Call me Ishmael."),
    e: hash.cityhash64(v: "Call me Ishmael. Some years"),
    f: hash.cityhash64(v: "Call me Ishmael. Some years ago--never mind how long precisely-"),
    g: hash.cityhash64(v: "Call me Ishmael. Some years ago--never mind how long precisely- having little or no money in my purse, and nothing particular to interest me on shore"),
}])
// want
#datatype,string,long,string,string,string,string,string,string,string
#group,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,a,b,c,d,e,f,g
,,0,11160318154034397263,4220206313085259313,9365486912795408122,4347841510866963322,14812214421329725995,10714689459476744205,5896977997130134428
