import { describe, expect, test } from "vitest";

import { decodeAnnotatedCsv } from "@/api/annotatedCsv";
import {
  findColumn,
  isNull,
  numberAt,
  tableRanges,
  textAt,
  timeAt,
  type Frame,
} from "@/api/frames";

const body = (...lines: string[]) => [...lines, ""].join("\r\n");

function only(text: string): Frame {
  const [frame, ...others] = decodeAnnotatedCsv(text).frames;
  expect(others).toEqual([]);
  if (!frame) throw new Error("no frame");
  return frame;
}

const TYPES = body(
  "#datatype,string,long,dateTime:RFC3339,double,long,unsignedLong,boolean,string",
  "#group,false,false,false,false,false,false,false,true",
  "#default,_result,,,,,,,",
  ",result,table,_time,d,l,u,b,s",
  ",,0,2019-11-24T12:00:00.123456789Z,67412.3,9223372036854775807,18446744073709551615,true,a",
  ",,0,1677-09-21T00:12:43Z,-Inf,-1,0,false,a",
  ",,1,,,,,,",
  "",
);

describe("values", () => {
  const frame = only(TYPES);
  const text = (label: string, row: number) => textAt(findColumn(frame, label), row);

  test("keep every digit", () => {
    expect(["_time", "d", "l", "u", "b", "s"].map((label) => text(label, 0))).toEqual([
      "2019-11-24T12:00:00.123456789Z",
      "67412.3",
      "9223372036854775807",
      "18446744073709551615",
      "true",
      "a",
    ]);
  });

  test("reach back to the first instant of int64 and to infinity", () => {
    expect(text("_time", 1)).toBe("1677-09-21T00:12:43Z");
    expect(numberAt(findColumn(frame, "d"), 1)).toBe(-Infinity);
  });

  test("are null where the cell is empty, strings excepted", () => {
    const nulls = frame.columns.map((column) => isNull(column, 2));
    expect(nulls).toEqual([true, true, true, true, true, false]);
    expect(timeAt(findColumn(frame, "_time"), 2)).toBeNaN();
  });

  test("belong to their tables", () => {
    expect(tableRanges(frame)).toEqual([
      { table: 0, start: 0, stop: 2 },
      { table: 1, start: 2, stop: 3 },
    ]);
    expect(frame.columns.map(({ isGroup }) => isGroup)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe("a body", () => {
  const block = (result: string, ...rows: string[]) => [
    "#datatype,string,long,double",
    "#group,false,false,false",
    `#default,${result},,`,
    ",result,table,_value",
    ...rows,
    "",
  ];

  test("holds a frame per block, named by its result", () => {
    const { frames, rows } = decodeAnnotatedCsv(
      body(...block("mean", ",,0,1", ",,0,2"), ...block("max", ",,0,9")),
    );
    expect(frames.map((frame) => [frame.result, frame.rows])).toEqual([
      ["mean", 2],
      ["max", 1],
    ]);
    expect(rows).toBe(3);
  });

  test("without any table is empty", () => {
    expect(decodeAnnotatedCsv("\r\n")).toEqual({
      frames: [],
      error: null,
      rows: 0,
      isTruncated: false,
    });
  });

  test("gives an empty table as a frame without rows", () => {
    expect(only(body(...block("_result"))).rows).toBe(0);
  });

  test("is cut at the row limit and says so", () => {
    const { rows, isTruncated } = decodeAnnotatedCsv(
      body(...block("_result", ",,0,1", ",,0,2", ",,0,3")),
      2,
    );
    expect([rows, isTruncated]).toEqual([2, true]);
  });

  test("may end in an error", () => {
    const { error, rows } = decodeAnnotatedCsv(
      body(
        ...block("_result", ",,0,1"),
        "#datatype,string,string",
        "#group,true,true",
        "#default,,",
        ",error,reference",
        ",memory allocation limit reached,",
      ),
    );
    expect([error, rows]).toEqual(["memory allocation limit reached", 1]);
  });

  test("that breaks off inside a quote is read as far as it goes", () => {
    const text = `#datatype,string,long,string\r\n#group,false,false,true\r\n#default,_result,,\r\n,result,table,s\r\n,,0,"ab`;
    expect(textAt(findColumn(only(text), "s"), 0)).toBe("ab");
  });
});

/** A small generator with a seed, so that a failure can be looked at again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const ALPHABET = ["a", "é", ",", '"', "\n", " ", "#", "\\", "🚀", "\t", "0"];

function quoted(text: string): string {
  // As the server's encoder does: a bare line feed inside quotes is written as CRLF.
  return `"${text.replaceAll('"', '""').replaceAll("\n", "\r\n")}"`;
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  "strings of any letters come back (seed %i)",
  (seed) => {
    const random = generator(seed + 1);
    const pick = () => ALPHABET[Math.floor(random() * ALPHABET.length)] ?? "";
    const texts = Array.from({ length: 20 }, () =>
      Array.from({ length: Math.floor(random() * 8) }, pick).join(""),
    );
    const frame = only(
      body(
        "#datatype,string,long,string,double",
        "#group,false,false,false,false",
        "#default,_result,,,",
        ",result,table,s,n",
        ...texts.map((text, row) => `,,0,${quoted(text)},${row}`),
        "",
      ),
    );
    const read = texts.map((_, row) =>
      textAt(findColumn(frame, "s"), row).replaceAll("\r\n", "\n"),
    );
    expect(read).toEqual(texts);
    expect(texts.map((_, row) => numberAt(findColumn(frame, "n"), row))).toEqual(
      texts.map((_, row) => row),
    );
  },
);
