// case: no other system is reached
// program
import "sql"
sql.from(driverName: "sqlite3", dataSourceName: "file:x", query: "SELECT 1")
// error
sql.from: a query reaches no
