// case: three points
// program
import "array"
import "contrib/anaisdg/statsmodels"
array.from(rows: [{_value: 1.0}, {_value: 3.0}, {_value: 4.0}]) |> statsmodels.linearRegression()
// want
#datatype,string,long,double,double,double,double,double,double,double,double,double,double
#group,false,false,false,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,,,,
,result,table,N,errors,slope,sx,sxx,sxy,sy,x,y,y_hat
,,0,3,0.027777777777777728,1.5,6,14,19,8,1,1,1.1666666666666665
,,0,3,0.11111111111111122,1.5,6,14,19,8,2,3,2.6666666666666665
,,0,3,0.027777777777777582,1.5,6,14,19,8,3,4,4.166666666666666
