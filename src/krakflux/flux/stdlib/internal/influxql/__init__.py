"""internal/influxql: what translations of InfluxQL call."""
