import "http"
import "json"

// Checks a color: a hash and six hexadecimal digits, or good, warning or danger.
builtin validateColorString : (color: string) => string
validateColorString = (color) => if color =~ /^(#[0-9a-fA-F]{6}|good|warning|danger)$/ then color else die(msg: "slack: ${color} is no color")

// Sends a message and gives the status of the answer.
builtin message : (?url: string, ?token: string, channel: string, text: string, color: string) => int
message = (url=defaultURL, token="", channel, text, color) => http.post(
        url: url,
        headers: {"Authorization": "Bearer " + token, "Content-Type": "application/json"},
        data: json.encode(v: {channel: channel, attachments: [{color: validateColorString(color: color), text: text, mrkdwn_in: ["text"]}]}),
    )

// Sends a message for each row; `_sent` tells whether it was taken.
builtin endpoint : (?url: string, ?token: string) => (mapFn: (r: A) => {B with channel: string, text: string, color: string}) => (<-tables: stream[A]) => stream[C] where A: Record, C: Record
endpoint = (url=defaultURL, token="") => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        m = mapFn(r: r)
        return {r with _sent: string(v: 2 == message(url: url, token: token, channel: m.channel, text: m.text, color: m.color) / 100)}
    })
