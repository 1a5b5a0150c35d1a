// case: base64 of user and password
// program
import "array"
import "http"
array.from(rows: [{a: http.basicAuth(u: "username", p: "passw0rd")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,Basic dXNlcm5hbWU6cGFzc3cwcmQ=
