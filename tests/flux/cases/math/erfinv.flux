// case: at several points, by a table of the function
// program
import "array"
import "math"
array.from(rows: [{
    a: math.erfinv(x: 0.0),
    b: math.erfinv(x: 0.5),
    c: math.erfinv(x: -0.9),
    d: math.isInf(f: math.erfinv(x: 1.0), sign: 1),
    e: math.isNaN(f: math.erfinv(x: 1.5)),
    f: math.erfinv(x: math.erf(x: 0.000001)),
    g: math.isNaN(f: math.erfinv(x: math.NaN())),
}])
// want
#datatype,string,long,double,double,double,boolean,boolean,double,boolean
#group,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,a,b,c,d,e,f,g
,,0,0,0.4769362762044699,-1.1630871536766743,true,true,0.000001,true
