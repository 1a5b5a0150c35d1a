"""influxdata: the packages of InfluxDB."""
