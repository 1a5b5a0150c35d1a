"""influxdata/influxdb/schema: what a bucket holds, one table of `_value` each."""
