// also in influxdata/influxdb/v1

// case: all
// points
market,pair=BTC last=100,volume=1.5 1704067200000000000
market,pair=BTC last=110,volume=2.5 1704067260000000000
market,pair=ETH bid=10i 1704067200000000000
status,host=a up=true 1704067200000000000
// program
import "influxdata/influxdb/schema"
schema.tagValues(bucket: "b", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, tag: "pair")
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,BTC
,,0,ETH

// case: of some
// points
market,pair=BTC last=100,volume=1.5 1704067200000000000
market,pair=BTC last=110,volume=2.5 1704067260000000000
market,pair=ETH bid=10i 1704067200000000000
status,host=a up=true 1704067200000000000
// program
import "influxdata/influxdb/schema"
schema.tagValues(bucket: "b", start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, tag: "pair", predicate: (r) => r._field == "bid")
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,ETH
