// case: at several points, by a table of the function
// program
import "array"
import "math"
array.from(rows: [{
    a: math.erfcinv(x: 1.0),
    b: math.erfcinv(x: 0.5),
    c: math.erfcinv(x: 1.9),
    d: math.isInf(f: math.erfcinv(x: 0.0), sign: 1),
    e: math.isInf(f: math.erfcinv(x: 2.0), sign: -1),
    f: math.isNaN(f: math.erfcinv(x: -0.5)),
}])
// want
#datatype,string,long,double,double,double,boolean,boolean,boolean
#group,false,false,false,false,false,false,false,false
#default,_result,,,,,,,
,result,table,a,b,c,d,e,f
,,0,0,0.4769362762044699,-1.1630871536766743,true,true,true
