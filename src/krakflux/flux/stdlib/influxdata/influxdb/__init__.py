"""influxdata/influxdb: buckets."""
