// case: pairs with a null left out; one row
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,x,y,t
,,0,1,2,a
,,0,2,4,a
,,0,,9,a
,,0,3,9,a
,,1,5,5,b
// program
data |> covariance(columns: ["x", "y"])
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,3.5
,,1,b,NaN

// case: correlation
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,x,y,t
,,0,1,2,a
,,0,2,4,a
,,0,,9,a
,,0,3,9,a
,,1,5,5,b
// program
data |> covariance(columns: ["x", "y"], pearsonr: true, valueDst: "r")
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,r
,,0,a,0.9707253433941511
,,1,b,NaN

// case: three columns
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,x,y,t
,,0,1,2,a
,,0,2,4,a
,,0,,9,a
,,0,3,9,a
,,1,5,5,b
// program
data |> covariance(columns: ["x", "y", "t"])
// error
must provide exactly two columns

// case: different types
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,x,y,t
,,0,1,2,a
,,0,2,4,a
,,0,,9,a
,,0,3,9,a
,,1,5,5,b
// program
data |> covariance(columns: ["x", "t"])
// error
cannot compute the covariance between different types

// case: a column that is missing
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,x,y,t
,,0,1,2,a
,,0,2,4,a
,,0,,9,a
,,0,3,9,a
,,1,5,5,b
// program
data |> covariance(columns: ["x", "z"])
// error
specified column does not exist in table: z

// case: edges: nulls, one row, only nulls, no rows
// program
import "array"
import "internal/debug"
none = debug.null(type: "float")
data = array.from(rows: [
    {t: "nulls", _time: 2024-01-01T00:00:00Z, _value: 1.5},
    {t: "nulls", _time: 2024-01-01T00:01:00Z, _value: none},
    {t: "nulls", _time: 2024-01-01T00:02:00Z, _value: 0.5},
    {t: "nulls", _time: 2024-01-01T00:03:00Z, _value: 4.0},
    {t: "one", _time: 2024-01-01T00:00:30Z, _value: 2.0},
    {t: "only nulls", _time: 2024-01-01T00:00:00Z, _value: none},
    {t: "only nulls", _time: 2024-01-01T00:01:00Z, _value: none},
    {t: "none", _time: 2024-01-01T00:00:00Z, _value: 9.0},
])
    |> group(columns: ["t"])
    |> filter(fn: (r) => r.t != "none", onEmpty: "keep")
data |> covariance(columns: ["_value", "_value"])
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,none,NaN
,,1,nulls,3.25
,,2,one,NaN
,,3,only nulls,NaN
