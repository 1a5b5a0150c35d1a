import "experimental"
import "universe"

// Estimates a quantile of Prometheus histograms as Telegraf writes them.
//
// That is with a tag `le` (metricVersion 2), or with a field for each bound (1). `quantile` joins
// the group key.
builtin histogramQuantile : (<-tables: stream[A], quantile: float, ?metricVersion: int) => stream[B] where A: Record, B: Record
histogramQuantile = (tables=<-, quantile, metricVersion=2) => {
    estimated = (tables=<-) => tables
        |> universe.histogramQuantile(quantile: quantile)
        |> group(mode: "except", columns: ["le", "_value", "_time"])
        |> set(key: "quantile", value: string(v: quantile))
        |> experimental.group(mode: "extend", columns: ["quantile"])
    ofTags = () => tables
        |> group(mode: "except", columns: ["le", "_value"])
        |> map(fn: (r) => ({r with le: float(v: r.le)}))
        |> estimated()
    ofFields = () => tables
        |> filter(fn: (r) => r._field != "sum" and r._field != "count")
        |> map(fn: (r) => ({r with le: float(v: r._field)}))
        |> group(mode: "except", columns: ["_field", "le", "_value"])
        |> estimated()
    return if metricVersion == 2 then ofTags() else if metricVersion == 1 then ofFields() else die(msg: "Invalid metricVersion. Available versions are 1 and 2.")
}

// Reads metrics from an address.
//
// Differences:
//     Always an error: a query reaches no other system.
builtin scrape : (url: string) => stream[A] where A: Record
scrape = (url) => die(msg: "prometheus.scrape: a query reaches no other system; write its data into a bucket of this server first")
