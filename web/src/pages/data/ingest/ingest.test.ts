import { describe, expect, test } from "vitest";

import {
  guessMapping,
  isAnnotated,
  readAnnotated,
  readMapped,
  readTable,
} from "@/pages/data/ingest/csvPoints";
import { formatPoint, readLineProtocol, type Point } from "@/pages/data/ingest/lineProtocol";
import { parseTime } from "@/pages/data/ingest/times";

describe("line protocol", () => {
  test("is read as the server reads it", () => {
    const text = [
      "# a comment",
      "kraken,pair=BTC/USD closed=67412.3,trades=12i 1700000000",
      "",
      String.raw`my\ measurement,a\,b=c\=d text="two words, and \"quotes\"",ok=t`,
    ].join("\n");
    const reading = readLineProtocol(text);
    expect(reading.problems).toEqual([]);
    expect(reading.points).toEqual([
      {
        measurement: "kraken",
        tags: [["pair", "BTC/USD"]],
        fields: [
          ["closed", "67412.3"],
          ["trades", "12i"],
        ],
        time: "1700000000",
      },
      {
        measurement: "my measurement",
        tags: [["a,b", "c=d"]],
        fields: [
          ["text", String.raw`"two words, and \"quotes\""`],
          ["ok", "t"],
        ],
        time: null,
      },
    ]);
  });

  test("a line end within quotes belongs to the text, and lines are still counted", () => {
    const reading = readLineProtocol('a f="one\ntwo" 1\nb f= 2\nc f=1 3');
    expect(reading.total).toBe(2);
    expect(reading.problems).toEqual([{ line: 3, message: "missing field value" }]);
  });

  test.each([
    ["m", "missing fields"],
    [",a=b f=1", "missing measurement"],
    ["m,a= f=1", "missing tag value"],
    ["m,=b f=1", "missing tag key"],
    ["m f", "missing field value"],
    ["m f=1x", "invalid value of field f: 1x"],
    ["m f=1 noon", "bad timestamp: noon"],
    ['m f="open', "unbalanced quotes"],
  ])("says what is wrong with %j", (line, message) => {
    expect(readLineProtocol(`ok f=1\n${line}`).problems).toEqual([{ line: 2, message }]);
  });

  test("what is written is read again", () => {
    const point: Point = {
      measurement: "a b,c",
      tags: [["k=1", "v 2"]],
      fields: [["f,1", "2.5"]],
      time: "5",
    };
    expect(readLineProtocol(formatPoint(point)).points).toEqual([point]);
  });
});

describe("a table", () => {
  const table = readTable(
    "time,pair,closed,note\n2026-11-24T12:00:00Z,BTC/USD,67412.3,\n1700000000,ETH/USD,3201,x\n",
  );

  test("is mapped by its names and values", () => {
    expect(guessMapping(table, "kraken").roles).toEqual(["time", "tag", "field", "tag"]);
  });

  test("becomes points; empty cells are left out", () => {
    const reading = readMapped(table, guessMapping(table, "kraken"));
    expect(reading.lines).toEqual([
      "kraken,pair=BTC/USD closed=67412.3 1795521600000000000",
      "kraken,pair=ETH/USD,note=x closed=3201 1700000000000000000",
    ]);
  });

  test("says which rows can't be points", () => {
    const odd = readTable("time,f\nnever,1\n1700000000,\n");
    expect(readMapped(odd, { measurement: "m", roles: ["time", "field"] }).problems).toEqual([
      { line: 2, message: '"never" is not a time' },
      { line: 3, message: "no field has a value" },
    ]);
  });
});

test("annotated CSV is points already", () => {
  const text = [
    "#datatype,string,long,dateTime:RFC3339,long,string,string,string",
    "#group,false,false,false,false,true,true,true",
    "#default,_result,,,,,,",
    ",result,table,_time,_value,_field,_measurement,pair",
    ",,0,2026-11-24T12:00:00.000000001Z,5,count,trades,BTC/USD",
    ",,0,2026-11-24T12:00:00Z,x,count,trades,BTC/USD",
    "",
  ].join("\r\n");
  expect(isAnnotated(text)).toBe(true);
  expect(isAnnotated("time,#datatype\n")).toBe(false);
  const reading = readAnnotated(text);
  expect(reading.lines).toEqual(["trades,pair=BTC/USD count=5i 1795521600000000001"]);
  expect(reading.problems).toEqual([{ line: 6, message: '"x" is no value' }]);
});

test.each([
  ["2026-11-24T12:00:00Z", "1795521600000000000"],
  ["2026-11-24 12:00:00", "1795521600000000000"],
  ["2026-11-24T13:00:00.5+01:00", "1795521600500000000"],
  ["1795521600", "1795521600000000000"],
  ["1795521600.25", "1795521600250000000"],
  ["1795521600123", "1795521600123000000"],
  ["1795521600123456", "1795521600123456000"],
  ["1795521600123456789", "1795521600123456789"],
  ["17955216001234567890", null],
  ["noon", null],
])("the time %j is %j", (text, time) => expect(parseTime(text)).toBe(time));
