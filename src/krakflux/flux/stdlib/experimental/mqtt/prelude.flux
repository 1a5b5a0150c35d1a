// Sends rows to an MQTT broker.
//
// Differences:
//     Always an error: a query sends nothing to other systems.
builtin to : (<-tables: stream[A], broker: string, ?topic: string, ?qos: int, ?retain: bool, ?clientid: string, ?username: string, ?password: string, ?name: string, ?timeout: duration, ?timeColumn: string, ?tagColumns: [string], ?valueColumns: [string]) => stream[A] where A: Record
to = (tables=<-, broker, topic="", qos=0, retain=false, clientid="", username="", password="", name="", timeout=1s, timeColumn="", tagColumns=[], valueColumns=[]) => die(msg: "mqtt.to: a query sends nothing to other systems; read its result from outside and send it on from there")

// Sends a message to an MQTT broker.
//
// Differences:
//     Always an error: a query sends nothing to other systems.
builtin publish : (broker: string, topic: string, message: string, ?qos: int, ?retain: bool, ?clientid: string, ?username: string, ?password: string, ?timeout: duration) => bool
publish = (broker, topic, message, qos=0, retain=false, clientid="", username="", password="", timeout=1s) => die(msg: "mqtt.publish: a query sends nothing to other systems; read its result from outside and send it on from there")
