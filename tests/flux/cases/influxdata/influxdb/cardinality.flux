// case: each field of a tag set is a series
// points
market,pair=BTC last=100,volume=1.5 1704067200000000000
market,pair=BTC last=110,volume=2.5 1704067260000000000
market,pair=ETH bid=10i 1704067200000000000
status,host=a up=true 1704067200000000000
// program
import "influxdata/influxdb"
influxdb.cardinality(bucket: "b", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> keep(columns: ["_value"])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,4

// case: of some
// points
market,pair=BTC last=100,volume=1.5 1704067200000000000
market,pair=BTC last=110,volume=2.5 1704067260000000000
market,pair=ETH bid=10i 1704067200000000000
status,host=a up=true 1704067200000000000
// program
import "influxdata/influxdb"
influxdb.cardinality(bucket: "b", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, predicate: (r) => r._measurement == "market" and r.pair == "BTC") |> keep(columns: ["_value"])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,2
