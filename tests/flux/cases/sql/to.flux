// case: no other system is reached
// program
import "array"
import "sql"
data = array.from(rows: [{a: 1}])
data |> sql.to(driverName: "sqlite3", dataSourceName: "file:x", table: "t")
// error
sql.to: a query sends nothing
