"""The terminal's own routes under /api/krakflux/, which InfluxDB does not have."""
