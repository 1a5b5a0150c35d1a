import { describe, expect, test } from "vitest";

import type { Frame } from "@/api/frames";
import type { QueryAnswer } from "@/api/query";
import { joinAnswers } from "@/api/joinAnswers";
import { FIRST_RUN, reduceRun, type RunState } from "@/workbench/results/runReducer";

function answerOf(text: string, results: readonly string[] = []): QueryAnswer {
  const bytes = new TextEncoder().encode(text).buffer;
  const frames: Frame[] = results.map((result) => ({
    result,
    columns: [],
    tables: new Int32Array(2),
    rows: 2,
  }));
  return {
    frames,
    error: null,
    rows: 2 * results.length,
    isTruncated: false,
    elapsedMs: text.length,
    byteLength: bytes.byteLength,
    bytes,
  };
}

describe("a run", () => {
  const answer = answerOf("");
  const failure = { query: 0, message: "no" };
  const started = reduceRun(FIRST_RUN, { kind: "started", atMs: 5 });

  test("keeps the old answer while a new one is made", () => {
    const done = reduceRun(started, { kind: "ended", answer, failure: null });
    expect(done.status).toBe("done");
    expect(reduceRun(done, { kind: "started", atMs: 9 })).toMatchObject({
      status: "running",
      answer,
      startedAtMs: 9,
    });
  });

  test("that failed shows no answer of another run", () => {
    const failed = reduceRun(started, { kind: "ended", answer: null, failure });
    expect(failed).toMatchObject({ status: "failed", answer: null, failure });
  });

  test("that failed after its first byte shows what came and why it ended", () => {
    const late = reduceRun(started, { kind: "ended", answer, failure });
    expect(late).toMatchObject({ status: "failed", answer, failure });
  });

  test("can be cancelled only while it runs", () => {
    const done: RunState = reduceRun(started, { kind: "ended", answer, failure: null });
    expect(reduceRun(done, { kind: "cancelled" })).toBe(done);
    expect(reduceRun(started, { kind: "cancelled" }).status).toBe("cancelled");
  });
});

describe("the answers of several queries", () => {
  test("are one: results called by their query, sums of what they are", () => {
    const joined = joinAnswers([
      { name: "A", answer: answerOf("first", ["_result"]) },
      { name: "B", answer: answerOf("second!", ["_result", "high"]) },
    ]);
    expect(joined?.frames.map(({ result }) => result)).toEqual(["A", "B", "B high"]);
    expect(joined).toMatchObject({ rows: 6, byteLength: 12, elapsedMs: 7, isTruncated: false });
    expect(new TextDecoder().decode(joined?.bytes)).toBe("firstsecond!");
  });

  test("of one query are that query's", () => {
    const answer = answerOf("only", ["_result"]);
    expect(joinAnswers([{ name: "A", answer }])).toBe(answer);
    expect(joinAnswers([])).toBeNull();
  });
});
