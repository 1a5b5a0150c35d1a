// case: no other system is reached
// program
import "experimental/prometheus"
prometheus.scrape(url: "http://127.0.0.1:1/")
// error
prometheus.scrape: a query reaches no
