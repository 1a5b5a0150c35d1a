"""experimental/mqtt: MQTT, which a query does not reach."""
