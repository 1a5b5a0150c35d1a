import "http"
import "json"
import "strings"

// Names the status for a level: warning, ok, or critical for what is unknown too.
builtin statusFromLevel : (level: string) => string
statusFromLevel = (level) => {
    name = strings.toLower(v: level)
    return if name == "warn" then "warning" else if name == "ok" or name == "info" then "ok" else "critical"
}

// Sends an alert, with the fields of `rec`, and gives the status of the answer.
builtin sendAlert : (url: string, token: string, appKey: string, status: string, rec: A) => int where A: Record
sendAlert = (url, token, appKey, status, rec) => http.post(
        url: url,
        headers: {"Authorization": defaultTokenPrefix + " " + token, "Content-Type": "application/json; charset=utf-8"},
        data: json.encode(v: {rec with app_key: appKey, status: status}),
    )

// Sends an alert for each row; `_sent` tells whether it was taken.
builtin endpoint : (?url: string, token: string, appKey: string) => (mapFn: (r: A) => {B with status: string}) => (<-tables: stream[A]) => stream[C] where A: Record, C: Record
endpoint = (url=defaultUrl, token, appKey) => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        a = mapFn(r: r)
        return {r with _sent: string(v: 2 == sendAlert(url: url, token: token, appKey: appKey, status: a.status, rec: a) / 100)}
    })
