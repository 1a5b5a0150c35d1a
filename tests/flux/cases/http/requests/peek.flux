// also in experimental/http/requests
// case: an answer as a table
// program
import "http/requests"
requests.peek(response: {statusCode: 200, body: bytes(v: "ok"), headers: ["a": "b"], duration: 1ms})
// want
#datatype,string,long,string,long,string,long
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,body,duration,headers,statusCode
,,0,ok,1000000,[a: b],200
