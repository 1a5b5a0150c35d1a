import "http"
import "json"

// Sends a message and gives the status of the answer.
builtin send : (webhookToken: string, webhookID: string, username: string, content: string, ?avatar_url: string) => int
send = (webhookToken, webhookID, username, content, avatar_url="") => http.post(
        url: discordURL + webhookID + "/" + webhookToken,
        headers: {"Content-Type": "application/json"},
        data: json.encode(v: {username: username, content: content, avatar_url: avatar_url}),
    )

// Sends a message for each row; `_sent` tells whether it was taken, `_status` gives the status of the answer.
builtin endpoint : (webhookToken: string, webhookID: string, username: string, ?avatar_url: string) => (mapFn: (r: A) => {B with content: string}) => (<-tables: stream[A]) => stream[C] where A: Record, C: Record
endpoint = (webhookToken, webhookID, username, avatar_url="") => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        status = send(webhookToken: webhookToken, webhookID: webhookID, username: username, avatar_url: avatar_url, content: mapFn(r: r).content)
        return {r with _status: string(v: status), _sent: string(v: 2 == status / 100)}
    })
