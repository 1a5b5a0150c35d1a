"""contrib/jsternberg/influxdb: reading a bucket as InfluxQL does."""
