// points
ticker,pair=BTC,venue=k last=100.0,volume=1.0 1704067200000000000
ticker,pair=ETH,venue=k last=10.0,volume=1.0 1704067200000000000
cpu,host=a usage=50i,state="down" 1704067200000000000
ticker,pair=BTC,venue=k last=101.0,volume=2.0 1704067230000000000
ticker,pair=ETH,venue=k last=11.0,volume=2.0 1704067230000000000
cpu,host=a usage=53i,state="up" 1704067230000000000
ticker,pair=BTC,venue=k last=102.0,volume=3.0 1704067260000000000
ticker,pair=ETH,venue=k last=12.0,volume=3.0 1704067260000000000
cpu,host=a usage=56i,state="up" 1704067260000000000
ticker,pair=BTC,venue=k last=103.0,volume=4.0 1704067290000000000
ticker,pair=ETH,venue=k last=13.0,volume=4.0 1704067290000000000
cpu,host=a usage=59i,state="down" 1704067290000000000
ticker,pair=BTC,venue=k last=104.0,volume=1.0 1704067320000000000
ticker,pair=ETH,venue=k last=14.0,volume=1.0 1704067320000000000
cpu,host=a usage=62i,state="up" 1704067320000000000
ticker,pair=BTC,venue=k last=105.0,volume=2.0 1704067350000000000
ticker,pair=ETH,venue=k last=15.0,volume=2.0 1704067350000000000
cpu,host=a usage=65i,state="up" 1704067350000000000
ticker,pair=BTC,venue=k last=106.0,volume=3.0 1704067380000000000
ticker,pair=ETH,venue=k last=16.0,volume=3.0 1704067380000000000
cpu,host=a usage=68i,state="down" 1704067380000000000
ticker,pair=BTC,venue=k last=107.0,volume=4.0 1704067410000000000
ticker,pair=ETH,venue=k last=17.0,volume=4.0 1704067410000000000
cpu,host=a usage=71i,state="up" 1704067410000000000
ticker,pair=BTC,venue=k last=108.0,volume=1.0 1704067440000000000
ticker,pair=ETH,venue=k last=18.0,volume=1.0 1704067440000000000
cpu,host=a usage=74i,state="up" 1704067440000000000
ticker,pair=BTC,venue=k last=109.0,volume=2.0 1704067470000000000
ticker,pair=ETH,venue=k last=19.0,volume=2.0 1704067470000000000
cpu,host=a usage=77i,state="down" 1704067470000000000
ticker,pair=BTC,venue=k last=110.0,volume=3.0 1704067500000000000
ticker,pair=ETH,venue=k last=20.0,volume=3.0 1704067500000000000
cpu,host=a usage=80i,state="up" 1704067500000000000
ticker,pair=BTC,venue=k last=111.0,volume=4.0 1704067530000000000
ticker,pair=ETH,venue=k last=21.0,volume=4.0 1704067530000000000
cpu,host=a usage=83i,state="up" 1704067530000000000

// case: the ratio of two pairs
// program
one = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:30Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC") |> keep(columns: ["_time", "_value"])
two = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:30Z) |> filter(fn: (r) => r._field == "last" and r.pair == "ETH") |> keep(columns: ["_time", "_value"])
join(tables: {btc: one, eth: two}, on: ["_time"]) |> map(fn: (r) => ({r with ratio: r._value_btc / r._value_eth}))
// want
#datatype,string,long,dateTime:RFC3339,double,double,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,_time,_value_btc,_value_eth,ratio
,,0,2024-01-01T00:00:00Z,100,10,10
,,0,2024-01-01T00:00:30Z,101,11,9.181818181818182
,,0,2024-01-01T00:01:00Z,102,12,8.5

// case: first and last beside each other
// program
a = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last") |> first() |> set(key: "which", value: "first")
z = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last") |> last() |> set(key: "which", value: "last")
union(tables: [a, z]) |> group(columns: ["pair"]) |> sort(columns: ["_time"]) |> keep(columns: ["pair", "which", "_value"])
// want
#datatype,string,long,double,string,string
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_value,pair,which
,,0,100,BTC,first
,,0,111,BTC,last
,,1,10,ETH,first
,,1,21,ETH,last

// case: prices with what is known of the machine
// program
import "join"
l = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC") |> group() |> keep(columns: ["_time", "_value"])
r = from(bucket: "b") |> range(start: 2024-01-01T00:00:30Z, stop: 2024-01-01T00:01:00Z) |> filter(fn: (r) => r._field == "usage") |> group() |> keep(columns: ["_time", "_value"])
join.left(left: l, right: r, on: (l, r) => l._time == r._time, as: (l, r) => ({_time: l._time, price: l._value, usage: r._value}))
// want
#datatype,string,long,dateTime:RFC3339,double,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,_time,price,usage
,,0,2024-01-01T00:00:00Z,100,
,,0,2024-01-01T00:00:30Z,101,53

// case: against the time before
// program
now_ = from(bucket: "b") |> range(start: 2024-01-01T00:03:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC") |> keep(columns: ["_time", "_value"])
before = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> filter(fn: (r) => r._field == "last" and r.pair == "BTC") |> timeShift(duration: 3m) |> keep(columns: ["_time", "_value"])
join(tables: {now: now_, before: before}, on: ["_time"]) |> map(fn: (r) => ({_time: r._time, change: r._value_now - r._value_before}))
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,change
,,0,2024-01-01T00:03:00Z,6
,,0,2024-01-01T00:03:30Z,6
,,0,2024-01-01T00:04:00Z,6
,,0,2024-01-01T00:04:30Z,6
,,0,2024-01-01T00:05:00Z,6
,,0,2024-01-01T00:05:30Z,6

// case: names from a list
// program
import "join"
import "array"
meta = array.from(rows: [{pair: "BTC", name: "Bitcoin"}, {pair: "ETH", name: "Ether"}])
prices = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "last") |> last() |> group()
join.inner(left: prices, right: meta, on: (l, r) => l.pair == r.pair, as: (l, r) => ({pair: l.pair, name: r.name, price: l._value}))
// want
#datatype,string,long,string,string,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,pair,name,price
,,0,BTC,Bitcoin,111
,,0,ETH,Ether,21
