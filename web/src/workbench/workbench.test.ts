import { describe, expect, test } from "vitest";

import { decodeQueries, encodeQueries, readAddress } from "@/pages/explore/exploreAddress";
import { priceState, reduceBuilder } from "@/workbench/builder/builderState";
import { toFlux } from "@/workbench/builder/toFlux";
import { fromViewQuery, toViewQuery, type ViewQuery } from "@/workbench/viewQuery";
import {
  builderDraft,
  firstState,
  MOST_QUERIES,
  reduceWorkbench,
  runnableScripts,
  scriptDraft,
  type WorkbenchEvent,
  type WorkbenchState,
} from "@/workbench/workbenchState";

const PRICE = priceState("kraken", "BTC/USD");
const FIRST = firstState([builderDraft(PRICE)], "kraken");

function after(...events: WorkbenchEvent[]): WorkbenchState {
  return events.reduce(reduceWorkbench, FIRST);
}

describe("a view's query", () => {
  const derivative = reduceBuilder(reduceBuilder(PRICE, { kind: "function", name: "derivative" }), {
    kind: "window",
    every: "5m",
  });

  test("is InfluxDB's form, with our words beside its own", () => {
    expect(toViewQuery(builderDraft(derivative))).toEqual({
      text: toFlux(derivative),
      editMode: "builder",
      name: "",
      builderConfig: {
        buckets: ["kraken"],
        tags: [
          { key: "_measurement", values: ["ohlc"], aggregateFunctionType: "filter" },
          { key: "_field", values: ["close"], aggregateFunctionType: "filter" },
          { key: "pair", values: ["BTC/USD"], aggregateFunctionType: "filter" },
          { key: "interval", values: ["1m"], aggregateFunctionType: "filter" },
          { key: "source", values: [], aggregateFunctionType: "filter", isMerged: true },
        ],
        functions: [
          { name: "mean" },
          { name: "derivative", arguments: { unit: "1m", nonNegative: "false" } },
        ],
        aggregateWindow: { period: "5m", fillValues: false },
      },
    });
  });

  test.each([
    ["of the builder", builderDraft(derivative)],
    ["hidden", { ...builderDraft(PRICE), isHidden: true, name: "close" }],
    ["as a script beside its cards", scriptDraft(derivative, "buckets()")],
  ])("%s comes back as it went", (_, draft) => {
    const back = fromViewQuery(JSON.parse(JSON.stringify(toViewQuery(draft))), "other");
    expect(toViewQuery(back)).toEqual(toViewQuery(draft));
    expect(back.builder).toEqual(draft.builder);
  });

  test("that InfluxDB's builder made opens in ours", () => {
    const query = {
      text: "",
      editMode: "builder",
      name: "",
      builderConfig: {
        buckets: ["kraken"],
        tags: [
          { key: "_measurement", values: ["kraken"], aggregateFunctionType: "filter" },
          { key: "", values: [], aggregateFunctionType: "filter" },
        ],
        functions: [{ name: "last" }],
        aggregateWindow: { period: "auto", fillValues: true },
      },
    };
    expect(runnableScripts(firstState([fromViewQuery(query, "kraken")], "kraken"))[0]?.text).toBe(
      `from(bucket: "kraken")
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "kraken")
  |> aggregateWindow(every: v.windowPeriod, fn: last, createEmpty: true)`,
    );
  });

  const tag = (key: string, values: string[], aggregateFunctionType = "filter") => ({
    key,
    values,
    aggregateFunctionType,
  });
  test.each([
    ["two aggregates", { functions: [{ name: "mean" }, { name: "max" }] }],
    ["grouping", { tags: [tag("", ["pair"], "group")] }],
    ["two measurements", { tags: [tag("_measurement", ["a", "b"])] }],
    ["an unknown function", { functions: [{ name: "holtWinters" }] }],
    ["two buckets", { buckets: ["a", "b"] }],
  ])("with %s opens as the script it wrote", (_, said) => {
    const config = { buckets: ["kraken"], tags: [], functions: [], aggregateWindow: {}, ...said };
    const draft = fromViewQuery({ text: "x()", editMode: "builder", builderConfig: config }, "b");
    expect(draft).toMatchObject({ lead: "script", script: "x()", submitted: "x()" });
  });

  test.each([null, 7, [], {}, { builderConfig: 3, text: {}, editMode: "builder" }])(
    "%j is an empty script",
    (query) => expect(fromViewQuery(query, "b")).toMatchObject({ lead: "script", script: "" }),
  );

  test("arguments that are none are left out", () => {
    const [good] = [toViewQuery(builderDraft(PRICE))];
    const functions = [{ name: "movingAverage", arguments: { n: "0) |> x(" } }];
    const query = { ...good, builderConfig: { ...good.builderConfig, functions } };
    expect(toFlux(fromViewQuery(query, "b").builder)).toContain("movingAverage(n: 5)");
  });
});

describe("the queries of a workbench", () => {
  test("a new one begins as the one before it and can be taken away", () => {
    const two = after({ kind: "added" });
    expect(two).toMatchObject({ active: 1, drafts: [{ builder: PRICE }, { builder: PRICE }] });
    const one = reduceWorkbench(two, { kind: "removed", index: 0 });
    expect(one).toMatchObject({ active: 0, drafts: [{ builder: PRICE }] });
    expect(reduceWorkbench(one, { kind: "removed", index: 0 })).toBe(one);
  });

  test("there are no more than can be read", () => {
    const many = after(...Array.from({ length: 20 }, (): WorkbenchEvent => ({ kind: "added" })));
    expect(many.drafts).toHaveLength(MOST_QUERIES);
  });

  test("a script runs when it is submitted, not while it is typed", () => {
    const typed = after({ kind: "script", text: "a()" }, { kind: "typed", text: "b()" });
    expect(runnableScripts(typed).map(({ text }) => text)).toEqual(["a()"]);
    const submitted = reduceWorkbench(typed, { kind: "submitted" });
    expect(runnableScripts(submitted).map(({ text }) => text)).toEqual(["b()"]);
    expect(submitted.submissions).toBe(typed.submissions + 1);
    expect([typed.commands, submitted.commands]).toEqual([0, 1]);
  });

  test("a hidden one does not run, nor one without a measurement", () => {
    const hidden = after({ kind: "added" }, { kind: "hidden", index: 0 });
    expect(runnableScripts(hidden).map(({ name, index }) => [name, index])).toEqual([["B", 1]]);
    const bare = after({ kind: "builder", event: { kind: "bucket", bucket: "other" } });
    expect(runnableScripts(bare)).toEqual([]);
  });

  test("others take the place of all and run; none change nothing", () => {
    const drafts = [scriptDraft(PRICE, "a()"), scriptDraft(PRICE, "b()")];
    const opened = reduceWorkbench(after({ kind: "added" }), { kind: "opened", drafts });
    expect(runnableScripts(opened).map(({ text }) => text)).toEqual(["a()", "b()"]);
    expect(opened).toMatchObject({ active: 0, submissions: 1 });
    expect(reduceWorkbench(opened, { kind: "opened", drafts: [] })).toBe(opened);
  });

  test("the first two can be computed with: joined by time and the tags that both choose alike", () => {
    const high: WorkbenchEvent[] = [
      { kind: "added" },
      { kind: "builder", event: { kind: "field", field: "high" } },
      { kind: "computed", operator: "/", tags: ["pair", "interval", "source"] },
    ];
    const computed = after(...high);
    expect(runnableScripts(computed).map(({ name }) => name)).toEqual(["A / B"]);
    const [only] = runnableScripts(computed);
    expect(only?.text).toContain('join(tables: {a: a, b: b}, on: ["_time", "pair", "interval"])');
    expect(only?.text).toContain("r._value_a / r._value_b");
    expect(only?.text).toContain('b = from(bucket: "kraken")');
    expect(computed.drafts.map(({ isHidden }) => isHidden)).toEqual([true, true, false]);
  });

  test("one query, or a script, cannot be computed with", () => {
    const single = after();
    expect(reduceWorkbench(single, { kind: "computed", operator: "-", tags: [] })).toBe(single);
    const scripted = after({ kind: "added" }, { kind: "script", text: "a()" });
    expect(reduceWorkbench(scripted, { kind: "computed", operator: "-", tags: [] })).toBe(scripted);
  });

  test("the cards wait beside a script", () => {
    const back = after({ kind: "script", text: "a()" }, { kind: "returned" });
    expect(back.drafts[0]).toMatchObject({ lead: "builder", builder: PRICE, script: "a()" });
  });
});

describe("the address of Explore", () => {
  const of = (words: Record<string, string>) =>
    readAddress((name) => words[name] ?? null, "kraken");

  test("gives back what it was given", () => {
    const queries: ViewQuery[] = [
      toViewQuery(builderDraft(PRICE)),
      toViewQuery(scriptDraft(PRICE, "buckets()")),
    ];
    const back = decodeQueries(encodeQueries({ queries }));
    expect(back?.queries.map((query) => toViewQuery(fromViewQuery(query, "b")))).toEqual(queries);
  });

  test("begins with a script, a pair or the first price", () => {
    expect(of({ q: "buckets()" }).queries[0]).toMatchObject({ editMode: "advanced" });
    expect(of({ pair: "ETH/EUR" }).queries[0]?.text).toContain("ETH/EUR");
    expect(of({}).queries[0]?.text).toContain("BTC/USD");
  });

  test.each(["", "null", "[]", "{}", '[{"builderConfig":1}]', "["])("%s is no query", (text) =>
    expect(of({ queries: text }).queries[0]?.text).toContain("BTC/USD"),
  );
});
