// case: an error as a value
// program
import "array"
import "experimental"
array.from(
    rows: [
        {
            a: experimental.catch(fn: () => 1 / 0).msg,
            b: experimental.catch(fn: () => "fine").value,
            c: experimental.catch(fn: () => "fine").code,
            d: experimental.catch(fn: () => "fine").msg,
        },
    ],
)
// want
#datatype,string,long,string,string,unsignedLong,string
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,cannot divide by zero,fine,0,
