"""experimental/influxdb: another InfluxDB's API, which a query does not reach."""
