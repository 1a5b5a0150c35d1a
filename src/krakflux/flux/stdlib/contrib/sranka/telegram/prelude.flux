import "http"
import "json"

// Sends a message and gives the status of the answer.
builtin message : (?url: string, token: string, channel: string, text: string, ?parseMode: string, ?disableWebPagePreview: bool, ?silent: bool) => int
message = (url=defaultURL, token, channel, text, parseMode=defaultParseMode, disableWebPagePreview=defaultDisableWebPagePreview, silent=defaultSilent) => http.post(
        url: url + token + "/sendMessage",
        headers: {"Content-Type": "application/json; charset=utf-8"},
        data: json.encode(v: {chat_id: channel, text: text, parse_mode: parseMode, disable_web_page_preview: disableWebPagePreview, disable_notification: silent}),
    )

// Sends a message for each row; `_sent` tells whether it was taken.
builtin endpoint : (?url: string, token: string, ?parseMode: string, ?disableWebPagePreview: bool) => (mapFn: (r: A) => {B with channel: string, text: string, silent: bool}) => (<-tables: stream[A]) => stream[C] where A: Record, C: Record
endpoint = (url=defaultURL, token, parseMode=defaultParseMode, disableWebPagePreview=defaultDisableWebPagePreview) => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        m = mapFn(r: r)
        return {r with _sent: string(v: 2 == message(url: url, token: token, channel: m.channel, text: m.text, parseMode: parseMode, disableWebPagePreview: disableWebPagePreview, silent: m.silent) / 100)}
    })
