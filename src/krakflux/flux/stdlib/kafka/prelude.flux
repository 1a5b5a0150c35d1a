// Sends rows to Kafka.
//
// Differences:
//     Always an error: a query sends nothing to other systems.
builtin to : (<-tables: stream[A], brokers: [string], topic: string, ?balancer: string, ?name: string, ?nameColumn: string, ?timeColumn: string, ?tagColumns: [string], ?valueColumns: [string]) => stream[A] where A: Record
to = (tables=<-, brokers, topic, balancer="", name="", nameColumn="", timeColumn="", tagColumns=[], valueColumns=[]) => die(msg: "kafka.to: a query sends nothing to other systems; read its result from outside and send it on from there")
