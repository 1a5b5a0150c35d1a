"""kafka: Kafka, which a query does not reach."""
