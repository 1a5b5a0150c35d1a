import base "universe"

// Gives the labels of each table's columns.
builtin columns : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
columns = (tables=<-, column="_value") => tables |> base.columns(column: column)

// Averages the values of each table.
builtin mean : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
mean = (tables=<-, column="_value") => tables |> base.mean(column: column)
