// case: each level
// program
import "array"
import "contrib/rhajek/bigpanda"
array.from(rows: [{a: bigpanda.statusFromLevel(level: "warn"), b: bigpanda.statusFromLevel(level: "CRIT"), c: bigpanda.statusFromLevel(level: "info"), d: bigpanda.statusFromLevel(level: "ok"), e: bigpanda.statusFromLevel(level: "x")}])
// want
#datatype,string,long,string,string,string,string,string
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,a,b,c,d,e
,,0,warning,critical,ok,ok,critical
