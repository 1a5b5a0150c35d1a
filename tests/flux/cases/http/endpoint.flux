// case: without a way out
// program
import "array"
import "http"
toEndpoint = http.endpoint(url: "http://localhost/x")(mapFn: (r) => ({headers: {}, data: bytes(v: r.a)}))
array.from(rows: [{a: "x"}]) |> toEndpoint()
// error
no delivery configured
