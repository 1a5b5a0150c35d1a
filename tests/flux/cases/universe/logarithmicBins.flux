// case: with and without infinity
// program
import "array"
bins = logarithmicBins(start: 1.0, factor: 2.0, count: 4)
finite = logarithmicBins(start: 1.0, factor: 2.0, count: 4, infinity: false)
array.from(rows: [{n: length(arr: bins), last: bins[4], m: length(arr: finite), end: finite[3]}])
// want
#datatype,string,long,long,double,long,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,n,last,m,end
,,0,5,+Inf,4,8
