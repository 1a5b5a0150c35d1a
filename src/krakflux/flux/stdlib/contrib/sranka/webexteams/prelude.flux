import "http"
import "json"

// Sends a message to a room and gives the status of the answer.
builtin message : (?url: string, token: string, roomId: string, text: string, markdown: string) => int
message = (url="https://webexapis.com", token, roomId, text, markdown) => http.post(
        url: url + "/v1/messages",
        headers: {"Authorization": "Bearer " + token, "Content-Type": "application/json; charset=utf-8"},
        data: json.encode(v: {roomId: roomId, text: text, markdown: markdown}),
    )

// Sends a message for each row; `_sent` tells whether it was taken.
builtin endpoint : (?url: string, token: string) => (mapFn: (r: A) => {B with roomId: string, text: string, markdown: string}) => (<-tables: stream[A]) => stream[C] where A: Record, C: Record
endpoint = (url="https://webexapis.com", token) => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        m = mapFn(r: r)
        return {r with _sent: string(v: 2 == message(url: url, token: token, roomId: m.roomId, text: m.text, markdown: m.markdown) / 100)}
    })
