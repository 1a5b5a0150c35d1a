"""influxdata/influxdb/v1: older names of the functions of `schema`."""
