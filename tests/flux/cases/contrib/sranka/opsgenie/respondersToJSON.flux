// case: each kind, and none
// program
import "array"
import "contrib/sranka/opsgenie"
array.from(rows: [{v: opsgenie.respondersToJSON(v: ["user:a@b.c", "team:t", "escalation:e", "schedule:s"])}, {v: opsgenie.respondersToJSON(v: [])}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,v
,,0,"[{""type"":""user"",""username"":""a@b.c""},{""type"":""team"",""name"":""t""},{""type"":""escalation"",""name"":""e""},{""type"":""schedule"",""name"":""s""}]"
,,0,[]

// case: of no kind
// program
import "array"
import "contrib/sranka/opsgenie"
array.from(rows: [{v: opsgenie.respondersToJSON(v: ["group:a"])}])
// error
responder group:a must start with user:
