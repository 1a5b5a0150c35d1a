"""internal/promql: what translations of PromQL call, with Prometheus' answers."""
