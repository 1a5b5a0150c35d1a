import { describe, expect, test } from "vitest";

import { priceState } from "@/workbench/builder/builderState";
import {
  findCauses,
  inquire,
  newestScript,
  rangeAround,
  withPageRange,
} from "@/workbench/results/emptyCauses";
import { builderDraft, scriptDraft, type QueryDraft } from "@/workbench/workbenchState";

const BOUNDS = { startMs: 1_000_000, stopMs: 2_000_000 };
const BUILT = builderDraft(priceState("kraken", "BTC/USD"));
const SCRIPT = `from(bucket: "kraken") |> range(start: -1h)
  |> filter(fn: (r) => r._field == "bid" or r["my tag"] == "a\\"b")`;
const TYPED = scriptDraft(priceState("kraken", "BTC/USD"), SCRIPT);

/** The causes where results 0, 1, … have these newest instants, null for none. */
function causesOf(draft: QueryDraft, newest: readonly (number | null)[]) {
  const inquiry = inquire(draft);
  if (!inquiry) throw new Error("nothing to ask");
  const known = new Map(newest.flatMap((ms, index) => (ms === null ? [] : [[index, ms]])));
  return findCauses(draft, inquiry, known, BOUNDS);
}

describe("what is asked", () => {
  test("is the newest point of the bucket, then of each card with those before it", () => {
    const inquiry = inquire(BUILT);
    const lines = inquiry ? newestScript(inquiry).split("\n") : [];
    expect(inquiry?.suspects.map(({ column }) => column)).toEqual([
      "_measurement",
      "_field",
      "pair",
      "interval",
    ]);
    expect(lines).toHaveLength(5);
    expect(lines[0]).not.toContain("filter");
    expect(lines[2]?.match(/filter/g)).toHaveLength(2);
  });

  test("of a script is each comparison alone", () => {
    const inquiry = inquire(TYPED);
    expect(inquiry?.bucket).toBe("kraken");
    expect(inquiry?.suspects.map(({ column, values }) => [column, ...values])).toEqual([
      ["_field", "bid"],
      ["my tag", 'a"b'],
    ]);
  });

  test("is nothing of a script that names no bucket", () => {
    expect(inquire(scriptDraft(BUILT.builder, "buckets()"))).toBeNull();
  });
});

describe("what follows", () => {
  test("is an empty bucket", () => {
    expect(causesOf(BUILT, [null])).toEqual([{ kind: "emptyBucket", bucket: "kraken" }]);
  });

  test("is the first card that leaves nothing", () => {
    expect(causesOf(BUILT, [1, 1, 1, null, null])).toEqual([
      { kind: "noMatch", column: "pair", values: ["BTC/USD"] },
    ]);
  });

  test("is another time, that of the last card", () => {
    expect(causesOf(BUILT, [1_500_000, 9, 8, 7, 6])).toEqual([{ kind: "otherTime", newestMs: 6 }]);
  });

  test("is the functions where the range has points", () => {
    const now = 1_500_000;
    expect(causesOf(BUILT, [now, now, now, now, now])).toEqual([{ kind: "functions" }]);
  });

  test("is a script's own range beside the time", () => {
    expect(causesOf(TYPED, [5, 5, 5]).map(({ kind }) => kind)).toEqual(["ownRange", "otherTime"]);
  });
});

test("a script follows the page once its range is the page's", () => {
  const mended = withPageRange(SCRIPT);
  expect(mended).toContain("range(start: v.timeRangeStart, stop: v.timeRangeStop)");
  expect(causesOf(scriptDraft(BUILT.builder, mended), [5, 5, 5])).toEqual([
    { kind: "otherTime", newestMs: 5 },
  ]);
});

test("the range about a point is as long as before and holds it", () => {
  expect(rangeAround(61_000, { startMs: 0, stopMs: 60_000 })).toEqual({
    from: "1970-01-01T00:01:00.000Z",
    to: "1970-01-01T00:02:00.000Z",
  });
});
