"""What InfluxDB 1 clients call: `/write`."""
