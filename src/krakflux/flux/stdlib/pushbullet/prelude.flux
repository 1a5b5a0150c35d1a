import "http"
import "json"

// Sends data and gives the status of the answer.
builtin pushData : (?url: string, ?token: string, data: A) => int where A: Record
pushData = (url=defaultURL, token="", data) => http.post(
        url: url,
        headers: {"Access-Token": token, "Content-Type": "application/json"},
        data: json.encode(v: data),
    )

// Sends a note and gives the status of the answer.
builtin pushNote : (?url: string, ?token: string, title: string, text: string) => int
pushNote = (url=defaultURL, token="", title, text) => pushData(url: url, token: token, data: {type: "note", title: title, body: text})

// Sends a note for each row; `_sent` tells whether it was taken.
builtin endpoint : (?url: string, ?token: string) => (mapFn: (r: A) => {B with title: string, text: string}) => (<-tables: stream[A]) => stream[C] where A: Record, C: Record
endpoint = (url=defaultURL, token="") => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        m = mapFn(r: r)
        return {r with _sent: string(v: 2 == pushNote(url: url, token: token, title: m.title, text: m.text) / 100)}
    })
