import { CompletionContext } from "@codemirror/autocomplete";
import { ensureSyntaxTree, foldable, getIndentation, indentUnit } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { describe, expect, test } from "vitest";

import { completeFlux } from "@/editor/complete";
import { flux } from "@/editor/fluxLanguage";
import { meaningAt } from "@/editor/hover";
import { parametersOf, type LibraryMember, type LibraryPackage } from "@/editor/library";
import type { SchemaSource } from "@/editor/schemaSource";
import { readImports, sourceAt } from "@/editor/scriptFacts";

function member(name: string, type: string, differences = ""): LibraryMember {
  return { name, type, summary: `About ${name}.`, differences };
}

const LIBRARY: LibraryPackage[] = [
  {
    path: "universe",
    name: "universe",
    members: [
      member("from", "(?bucket: string, ?bucketID: string) => stream[A] where A: Record"),
      member("range", "(<-tables: stream[A], start: B, ?stop: C) => stream[A]"),
      member("mean", "(<-tables: stream[A], ?column: string) => stream[B]", "Nulls are left out."),
      member("now", "() => time"),
    ],
  },
  {
    path: "math",
    name: "math",
    members: [member("abs", "(x: float) => float"), member("pi", "float")],
  },
  {
    path: "experimental/array",
    name: "array",
    members: [member("from", "(rows: [A]) => stream[A]")],
  },
];

const SCHEMA: SchemaSource = {
  buckets: () => Promise.resolve(["kraken", "alerts"]),
  measurements: ({ bucket }) => Promise.resolve([`${bucket}-ohlc`]),
  fields: ({ bucket, measurement }) => Promise.resolve([`${bucket}-${measurement}-close`]),
  tagKeys: ({ bucket }) => Promise.resolve([`${bucket}-pair`]),
  tagValues: ({ bucket, measurement }, tag) => Promise.resolve([`${bucket}-${measurement}-${tag}`]),
};

/** A script with the cursor at its bar; a pipe's bar is followed by a bracket and stays. */
function at(marked: string): { state: EditorState; position: number } {
  const position = marked.indexOf("¦");
  const doc = marked.replace("¦", "");
  const state = EditorState.create({ doc, extensions: [flux(), indentUnit.of("  ")] });
  ensureSyntaxTree(state, doc.length, 5_000);
  return { state, position };
}

function tree(doc: string): string {
  const { state } = at(doc);
  return ensureSyntaxTree(state, doc.length, 5_000)?.toString() ?? "";
}

describe("the grammar", () => {
  test.each([
    ['import "math"\nx = math.abs(x: -1.5)'],
    ['from(bucket: "k") |> range(start: -1h30m) |> filter(fn: (r) => r["a b"] =~ /x\\/y/)'],
    ["f = (tables=<-, n=1) => { a = n\n return tables |> limit(n: a) }"],
    ["g = (r) => ({r with a: r._value / 2.0 / 3.0, b})"],
    ['option task = {name: "x", every: 1h}\noption x.y = 1'],
    ["a = if exists r.b then 1 else -2 ^ 3 * 4\nb = not a or c and d"],
    ['s = "a ${b + "c ${d} e"} \\" f" // words'],
    ['t = 2021-01-01T00:00:00Z\nd = 1mo2d\ne = ["k": 1, "l": 2]\nm = [:]\nn = [1, 2][0]'],
    ['testcase x extends "y" { z = 1 }'],
    ["h = () => {}\ni = {}\nj = (a, b) => a + b"],
  ])("takes %s", (script) => expect(tree(script)).not.toContain("⚠"));

  test("tells a pattern from a division", () => {
    expect(tree("a = 1 / 2 / 3")).not.toContain("RegExp");
    expect(tree("a = b =~ /c d/")).toContain("RegExp");
  });

  test("takes anything at all", () => {
    expect(tree('from(bucket: "k |> range(\n)))]] ${ /')).toContain("Script");
  });

  test("keeps a pipeline's lines one step in", () => {
    const { state } = at('from(bucket: "k")\n|> range(start: -1h)\n');
    expect(getIndentation(state, state.doc.line(2).from)).toBe(2);
    const next = at('from(bucket: "k")\n  |> range(start: -1h)\n');
    expect(getIndentation(next.state, next.state.doc.line(3).from)).toBe(2);
    const body = at("f = (r) => {\nx = 1\n}");
    expect(getIndentation(body.state, body.state.doc.line(2).from)).toBe(2);
    expect(getIndentation(body.state, body.state.doc.line(3).from)).toBe(0);
  });

  test("folds what goes over lines", () => {
    const { state } = at('from(bucket: "k")\n  |> range(start: -1h)\nx = 1');
    const first = state.doc.line(1);
    expect(foldable(state, first.from, first.to)).toEqual({ from: 17, to: 40 });
    const last = state.doc.line(3);
    expect(foldable(state, last.from, last.to)).toBeNull();
  });
});

async function offered(marked: string): Promise<string[] | null> {
  const { state, position } = at(marked);
  const complete = completeFlux({ library: () => LIBRARY, schema: SCHEMA });
  const result = await complete(new CompletionContext(state, position, false));
  return result && result.options.map(({ label }) => label);
}

const PIPELINE =
  'from(bucket: "k") |> range(start: -1h) |> filter(fn: (r) => r._measurement == "m")';

describe("completion", () => {
  test("offers functions, packages, words and the script's names", async () => {
    const names = await offered("price = 1\nm¦");
    expect(names).toEqual(expect.arrayContaining(["mean", "math", "from", "if", "price"]));
  });

  test("offers only what pipes after a pipe", async () => {
    expect(await offered('from(bucket: "k") |> ¦')).toEqual(["range", "mean"]);
    expect(await offered('from(bucket: "k")\n  |> r¦')).toEqual(["range", "mean"]);
  });

  test("offers the parameters that are not given yet", async () => {
    expect(await offered('from(bucket: "k") |> range(¦)')).toEqual(["start", "stop"]);
    expect(await offered('from(bucket: "k") |> range(start: -1h, s¦)')).toEqual(["stop"]);
    expect(await offered("mean(column: ¦")).toBeNull();
  });

  test("offers a package's members and paths", async () => {
    expect(await offered('import "math"\nx = math.¦')).toEqual(["abs", "pi"]);
    expect(await offered('import "¦"')).toEqual(["math", "experimental/array"]);
    expect(await offered('import a "experimental/array"\na.f¦')).toEqual(["from"]);
  });

  test("offers what the data holds, of the script's own bucket", async () => {
    expect(await offered('from(bucket: "¦")')).toEqual(["kraken", "alerts"]);
    expect(await offered(`${PIPELINE.slice(0, -3)}"¦")`)).toEqual(["k-ohlc"]);
    expect(await offered(`${PIPELINE} |> filter(fn: (r) => r._field == "¦")`)).toEqual([
      "k-m-close",
    ]);
    expect(await offered(`${PIPELINE} |> filter(fn: (r) => r["pair"] == "¦")`)).toEqual([
      "k-m-pair",
    ]);
    expect(await offered(`${PIPELINE} |> filter(fn: (r) => r["¦"] == "x")`)).toContain("k-pair");
    expect(await offered(`${PIPELINE} |> filter(fn: (r) => r.¦`)).toContain("k-pair");
    expect(await offered(`${PIPELINE} |> group(columns: ["¦"])`)).toContain("k-pair");
  });

  test.each(["// a comment m¦", 'x = "words ¦"', "x = 12¦", "x = ¦"])(
    "is silent in %s",
    async (marked) => expect(await offered(marked)).toBeNull(),
  );
});

describe("hovering", () => {
  const words = (marked: string) => {
    const { state, position } = at(marked);
    return meaningAt(state, position, LIBRARY)?.render().textContent ?? null;
  };

  test("explains a function with its differences", () => {
    expect(words('from(bucket: "k") |> me¦an()')).toContain("About mean.");
    expect(words('from(bucket: "k") |> me¦an()')).toContain("Nulls are left out.");
  });

  test("explains members of what is imported, and parameters", () => {
    expect(words('import "math"\nx = math.a¦bs(x: 1.0)')).toContain("math.abs(x: float)");
    expect(words("range(sta¦rt: -1h)")).toBe("start: B");
    expect(words("math.a¦bs(x: 1.0)")).toBeNull();
    expect(words('from(bucket: "k¦")')).toBeNull();
  });
});

test("imports bind the last part of a path, or an alias", () => {
  const { state } = at('import "a/b"\nimport c "d/e"');
  expect([...readImports(state)]).toEqual([
    ["b", "a/b"],
    ["c", "d/e"],
  ]);
});

test("a place reads the bucket of the pipeline before it", () => {
  const { state } = at('a = from(bucket: "one")\nb = from(bucket: "two")\nb |> mean()');
  expect(sourceAt(state, 20).bucket).toBe("one");
  expect(sourceAt(state, state.doc.length).bucket).toBe("two");
});

test("a type's parameters are read through nested functions and records", () => {
  const type =
    "(<-tables: stream[A], fn: (r: A, accumulator: B) => B, ?identity: {B with n: int}) => stream[C]";
  expect(parametersOf(member("reduce", type))).toEqual([
    { name: "tables", type: "stream[A]", isOptional: false, isPiped: true },
    { name: "fn", type: "(r: A, accumulator: B) => B", isOptional: false, isPiped: false },
    { name: "identity", type: "{B with n: int}", isOptional: true, isPiped: false },
  ]);
});
