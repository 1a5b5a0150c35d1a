// case: as it stands
// program
import "array"
import "internal/debug"
import "influxdata/influxdb/monitor"
option monitor.bucket = "mine"
array.from(
    rows: [
        {
            a: debug.getOption(pkg: "influxdata/influxdb/monitor", name: "bucket"),
        },
    ],
)
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,mine

// case: vectorize
// program
import "array"
import "internal/debug"
option debug.vectorize = true
array.from(rows: [{v: 1}]) |> map(fn: (r) => ({v: debug.getOption(pkg: "internal/debug", name: "vectorize")}))
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,v
,,0,true
