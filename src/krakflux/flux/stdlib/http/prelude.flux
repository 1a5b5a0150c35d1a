// Posts a request for each row; `_sent` tells whether it was answered by a status of 200 to 299.
builtin endpoint : (url: string) => (mapFn: (r: A) => {B with headers: C, data: bytes}) => (<-tables: stream[A]) => stream[D] where A: Record, C: Record, D: Record
endpoint = (url) => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        request = mapFn(r: r)
        return {r with _sent: string(v: 200 == post(url: url, headers: request.headers, data: request.data))}
    })
