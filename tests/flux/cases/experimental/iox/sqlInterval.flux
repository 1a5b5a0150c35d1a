// case: units in words
// program
import "array"
import "experimental/iox"
array.from(rows: [
    {v: iox.sqlInterval(d: 1y2mo3w)},
    {v: iox.sqlInterval(d: 90m)},
    {v: iox.sqlInterval(d: 1001us2ns)},
    {v: iox.sqlInterval(d: -36h)},
])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,v
,,0,1 years 2 months 3 weeks
,,0,1 hours 30 minutes
,,0,1 milliseconds 1 microseconds 2 nanoseconds
,,0,-1 days -12 hours
