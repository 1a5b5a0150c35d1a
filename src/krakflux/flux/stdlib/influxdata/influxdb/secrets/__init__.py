"""influxdata/influxdb/secrets: what scripts must not spell out."""
