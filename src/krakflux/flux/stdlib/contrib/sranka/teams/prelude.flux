import "http"
import "json"
import "strings"
import "experimental/record"

// Sends a message card and gives the status of the answer. The summary is cut off after `summaryCutoff` characters; without one it is the text's.
builtin message : (url: string, title: string, text: string, ?summary: string) => int
message = (url, title, text, summary="") => {
    whole = if summary == "" then text else summary
    short = if strings.strlen(v: whole) > summaryCutoff then strings.substring(v: whole, start: 0, end: summaryCutoff) + "..." else whole
    return http.post(
        url: url,
        headers: {"Content-Type": "application/json; charset=utf-8"},
        data: json.encode(v: ["@type": "MessageCard", "@context": "http://schema.org/extensions", "title": title, "text": text, "summary": short]),
    )
}

// Sends a message card for each row; `_sent` tells whether it was taken, `_status` gives the status of the answer.
builtin endpoint : (url: string) => (mapFn: (r: A) => {B with title: string, text: string}) => (<-tables: stream[A]) => stream[C] where A: Record, C: Record
endpoint = (url) => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        m = mapFn(r: r)
        status = message(url: url, title: m.title, text: m.text, summary: record.get(r: m, key: "summary", default: ""))
        return {r with _status: string(v: status), _sent: string(v: 2 == status / 100)}
    })
