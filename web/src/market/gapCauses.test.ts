import { expect, test } from "vitest";

import type { Column, Frame } from "@/api/frames";
import { explainGap, readGaps, type NotedGap } from "@/market/gapCauses";

function table(field: string, column: Column): Frame {
  const text = (label: string, value: string): Column => ({
    type: "string",
    label,
    isGroup: true,
    nulls: null,
    values: Int32Array.of(0),
    dictionary: [value],
  });
  const time: Column = {
    type: "dateTime",
    label: "_time",
    isGroup: false,
    nulls: null,
    values: Float64Array.of(500),
    nanoseconds: Int32Array.of(0),
  };
  const columns = [time, column, text("_field", field), text("channel", "trade")];
  return { result: "_result", columns, rows: 1, tables: Int32Array.of(0) };
}

const value = { label: "_value", isGroup: false, nulls: null };
const moment = (nanoseconds: bigint): Column => ({
  ...value,
  type: "long",
  values: BigInt64Array.of(nanoseconds),
});

test("a gap is put together from its fields, one that lacks a part is none", () => {
  const from = table("gap_from", moment(100_000_000n));
  const frames = [
    from,
    table("gap_to", moment(400_000_000n)),
    table("cause", { ...value, type: "string", values: Int32Array.of(0), dictionary: ["why"] }),
    table("healed", { ...value, type: "boolean", values: Uint8Array.of(1) }),
  ];
  expect(readGaps(frames)).toEqual([
    { channel: "trade", fromMs: 100, toMs: 400, cause: "why", isHealed: true },
  ]);
  expect(readGaps([from])).toEqual([]);
});

test("the noted gap that covers most of a gap explains it", () => {
  const noted = (fromMs: number, toMs: number, cause: string, isHealed = false): NotedGap => ({
    channel: "trade",
    fromMs,
    toMs,
    cause,
    isHealed,
  });
  const gaps = [
    noted(0, 20, "a"),
    noted(10, 90, "b", true),
    noted(10, 90, "c"),
    noted(95, 99, "d"),
  ];
  expect(explainGap({ fromMs: 10, toMs: 90 }, gaps)?.cause).toBe("c");
  expect(explainGap({ fromMs: 94, toMs: 100 }, gaps)?.cause).toBe("d");
  expect(explainGap({ fromMs: 200, toMs: 300 }, gaps)).toBeNull();
});
