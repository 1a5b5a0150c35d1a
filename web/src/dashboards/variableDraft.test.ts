import { describe, expect, test } from "vitest";

import type { Variable, VariableArguments } from "@/api/dashboards";
import { NEW_VARIABLE, readArguments, toDraft } from "@/dashboards/variableDraft";

function read(kind: VariableArguments["type"], text: string) {
  const texts = { ...NEW_VARIABLE.texts, [kind]: text };
  const found = readArguments({ ...NEW_VARIABLE, kind, texts });
  return found.isWhole ? found.given.values : found.problem;
}

describe("a variable's values", () => {
  test("stand between commas or on lines, each once", () => {
    expect(read("constant", "BTC/USD, ETH/USD\nLTC/USD,,BTC/USD\n")).toEqual([
      "BTC/USD",
      "ETH/USD",
      "LTC/USD",
    ]);
    expect(read("constant", '"a, b", say ""x"", "say ""y"""')).toEqual([
      "a, b",
      'say ""x""',
      'say "y"',
    ]);
    expect(read("constant", " ,\n")).toBe("at least one value is needed");
  });

  test("have names in a map, a colon or a comma after each", () => {
    expect(read("map", 'one minute: 1m\none hour,1h\n"a: b": "c, d"\n')).toEqual({
      "one minute": "1m",
      "one hour": "1h",
      "a: b": "c, d",
    });
    expect(read("map", "now: 12:30")).toEqual({ now: "12:30" });
    expect(read("map", "1h")).toContain("“1h” is no name and value");
    expect(read("map", ": 1h")).toContain("write name: value");
    expect(read("map", "")).toBe("at least one name: value is needed");
  });

  test("come from a query as it is typed", () => {
    expect(read("query", "buckets()\n")).toEqual({ query: "buckets()\n", language: "flux" });
    expect(read("query", " ")).toBe("a query is needed");
  });

  test.each<VariableArguments>([
    { type: "constant", values: ["plain", "a, b", 'q"', " space ", "k: v", "two\nlines"] },
    { type: "map", values: { plain: "1m", "a: b": "c, d", 'q"': "", "x,y": "1:2" } },
    { type: "query", values: { query: 'from(bucket: "b")', language: "flux" } },
  ])("of $type are the same when they are opened and stored", (given) => {
    const variable: Variable = {
      id: "1",
      name: "v",
      description: "",
      selected: ["plain"],
      arguments: given,
    };
    const draft = toDraft(variable);
    expect(draft).toMatchObject({ name: "v", kind: given.type, selected: "plain" });
    expect(readArguments(draft)).toEqual({ isWhole: true, given });
  });
});
