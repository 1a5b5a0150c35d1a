// case: it fails
// program
import "array"
import "internal/testutil"
array.from(rows: [{v: testutil.fail()}])
// error
fail
