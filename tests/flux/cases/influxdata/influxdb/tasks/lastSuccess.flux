// case: never yet
// program
import "array"
import "influxdata/influxdb/tasks"
option now = () => 2022-05-10T10:10:00Z
array.from(
    rows: [
        {
            a: tasks.lastSuccess(orTime: 2024-01-01T00:00:00Z),
            b: tasks.lastSuccess(orTime: -1h),
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2024-01-01T00:00:00Z,2022-05-10T09:10:00Z

// case: known to whoever runs the task
// program
import "array"
import "influxdata/influxdb/tasks"
option tasks.lastSuccessTime = 2024-02-02T00:00:00Z
array.from(
    rows: [
        {
            a: tasks.lastSuccess(orTime: 2020-01-01T00:00:00Z),
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339
#group,false,false,false
#default,_result,,
,result,table,a
,,0,2024-02-02T00:00:00Z
