"""influxdata/influxdb/tasks: what a task knows of its runs."""
