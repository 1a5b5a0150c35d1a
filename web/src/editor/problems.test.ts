import { expect, test } from "vitest";

import { offsetOf, placeRange, readProblems } from "@/editor/problems";

const SCRIPT = 'from(bucket: "kraken")\n  |> rnge(start: -1h)\n  |> limit(n: 5)';

test.each([
  ["error @2:6-2:10: undefined identifier rnge", "undefined identifier rnge", 2],
  [
    "compilation failed: error @1:5-1:12: expected int but found string",
    "expected int but found string",
    1,
  ],
  ["runtime error @3:6-3:17: limit: negative offset", "limit: negative offset", 3],
  [
    'error calling function "range" @2:8-2:28: cannot query an empty range',
    'error calling function "range": cannot query an empty range',
    2,
  ],
])("%s", (text, message, line) => {
  expect(readProblems(text)).toMatchObject([{ message, place: { startLine: line } }]);
});

test("several lines are several problems, and one without a place is one too", () => {
  const problems = readProblems('error @1:1-1:2: a\nerror @2:1-2:2: b\ncould not find bucket "x"');
  expect(problems.map(({ message }) => message)).toEqual(["a", "b", 'could not find bucket "x"']);
  expect(problems[2]?.place).toBeNull();
});

test("a place is found in the text", () => {
  const { from, to } = placeRange(SCRIPT, {
    startLine: 2,
    startColumn: 6,
    endLine: 2,
    endColumn: 10,
  });
  expect(SCRIPT.slice(from, to)).toBe("rnge");
});

test("an empty place still shows a character", () => {
  const at = { startLine: 9, startColumn: 1, endLine: 9, endColumn: 1 };
  const { from, to } = placeRange(SCRIPT, at);
  expect(to - from).toBe(1);
  expect(to).toBe(SCRIPT.length);
});

test.each([
  [1, 1, 0],
  [1, 999, 22],
  [2, 3, 25],
  [99, 1, SCRIPT.length],
])("line %i column %i is offset %i", (line, column, offset) =>
  expect(offsetOf(SCRIPT, line, column)).toBe(offset),
);
