// case: without a way out
// program
import "array"
import "slack"
array.from(rows: [{a: slack.message(channel: "#c", text: "t", color: "good")}])
// error
no delivery configured

// case: of an unknown color
// program
import "array"
import "slack"
array.from(rows: [{a: slack.message(channel: "#c", text: "t", color: "blue")}])
// error
blue
