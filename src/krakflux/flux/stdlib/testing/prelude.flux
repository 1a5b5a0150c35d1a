import testcsv "csv"
import rows "array"
import "experimental"

// Reads the tables of an annotated CSV text.
builtin loadStorage : (csv: string) => stream[A] where A: Record
option loadStorage = (csv) => _tables(csv: csv)

// Passes the stream on; a test may replace it by what puts the tables elsewhere first.
builtin load : (<-tables: stream[A]) => stream[A] where A: Record
option load = (tables=<-) => tables

// Reads the tables of an annotated CSV text.
builtin loadMem : (csv: string) => stream[A] where A: Record
loadMem = (csv) => _tables(csv: csv)

// Reads the tables of an annotated CSV text.
builtin _tables : (csv: string) => stream[A] where A: Record
_tables = (csv) => testcsv.from(csv: csv)

// Runs a test: `case()` gives a record of `input`, `want` and `fn`, a function from stream to stream.
// The results are `want`, `got` and their `diff`.
builtin inspect : (case: () => A) => {fn: B, input: stream[C], want: stream[D], got: stream[D], diff: stream[E]} where A: Record
inspect = (case) => {
    test = case()
    got = test.input |> test.fn()
    difference = got |> diff(want: test.want)
    return {
        fn: test.fn,
        input: test.input,
        want: test.want |> yield(name: "want"),
        got: got |> yield(name: "got"),
        diff: difference |> yield(name: "diff"),
    }
}

// Runs a test and fails if what it gives is not what it should give.
builtin run : (case: () => A) => stream[B] where A: Record
run = (case) => inspect(case: case).diff |> assertEmpty()

// Runs the function of a test on its input, without comparing.
builtin benchmark : (case: () => A) => stream[B] where A: Record
benchmark = (case) => {
    test = case()
    return test.input |> test.fn()
}

// Compares two values: the result has rows if they differ, as that of diff().
builtin assertEqualValues : (got: A, want: A) => stream[{v: A, _diff: string}]
assertEqualValues = (got, want) => diff(got: rows.from(rows: [{v: got}]), want: rows.from(rows: [{v: want}]))

// Calls `fn`, which must fail: the result `errorOutput` has a row if `want` does not match the message.
builtin shouldError : (fn: () => A, want: regexp) => stream[{v: string}]
shouldError = (fn, want) => {
    caught = experimental.catch(fn: fn)
    return
        if caught.code != uint(v: 0) then
            rows.from(rows: [{v: caught.msg}])
                |> filter(fn: (r) => r.v !~ want)
                |> yield(name: "errorOutput")
        else
            die(msg: "shouldError expected an error")
}
