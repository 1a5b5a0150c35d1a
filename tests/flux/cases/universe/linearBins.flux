// case: with and without infinity
// program
import "array"
bins = linearBins(start: 0.0, width: 5.0, count: 3)
finite = linearBins(start: 0.0, width: 5.0, count: 3, infinity: false)
array.from(rows: [{n: length(arr: bins), last: bins[3], m: length(arr: finite), end: finite[2]}])
// want
#datatype,string,long,long,double,long,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,n,last,m,end
,,0,4,+Inf,3,10

// case: too many
// program
linearBins(start: 0.0, width: 5.0, count: 1000000000)
// error
count must be between 0 and 1000000, got 1000000000
