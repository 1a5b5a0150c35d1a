"""influxdata/influxdb/monitor: states out of measurements, and who is told."""
