// case: what a name may have, and what not
// program
import "array"
import "contrib/sranka/sensu"
array.from(rows: [{v: sensu.toSensuName(v: "BTC/USD price-1.5_a é")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,v
,,0,BTC_USD_price-1.5_a__
