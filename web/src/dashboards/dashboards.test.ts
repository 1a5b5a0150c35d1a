import { describe, expect, test } from "vitest";

import type { Cell, Dashboard, Variable } from "@/api/dashboards";
import type { Authorization } from "@/api/platform";
import { asKind, readQueries, withQueries } from "@/dashboards/cellEdit";
import { parseFile, readFile, readTemplate, toFile } from "@/dashboards/exchange";
import { freePlace, inReadingOrder, within } from "@/dashboards/layout";
import { boxOf, gridHeightPx, placeNear, sizeNear } from "@/dashboards/gridPixels";
import { moveByKey, moveTo, resizeByKey, resizeTo, tidy } from "@/dashboards/moves";
import { QueryQueue } from "@/dashboards/queryQueue";
import { scriptValues } from "@/dashboards/runScripts";
import {
  bucketsInTree,
  linkAddress,
  linkDescription,
  linkPermissions,
  linksTo,
  readLink,
} from "@/dashboards/share";
import {
  chosenNames,
  decodeChosen,
  encodeChosen,
  EVERY,
  optionValue,
  takesMany,
  usedVariables,
  variableUse,
} from "@/dashboards/variables";
import { rangeExtern } from "@/flux/extern";
import { findViewKind } from "@/views/registry";

function variable(name: string, given: Variable["arguments"]): Variable {
  return { id: name, name, description: "", selected: [], arguments: given };
}

const COIN = variable("coin", { type: "constant", values: ["BTC/USD", "ETH/USD", "a,b*"] });

describe("variables", () => {
  test("are used as text, pattern or list, by how the script reads them", () => {
    expect(variableUse("r.pair == v.coin", "coin")).toBe("text");
    expect(variableUse("r.pair =~ v.coin and r.x !~ v.coin", "coin")).toBe("pattern");
    expect(variableUse('contains(value: r.pair, set: v["coin"])', "coin")).toBe("texts");
    expect(variableUse("r.pair =~ v.coin or r.pair == v.coin", "coin")).toBe("text");
    expect(variableUse("r.pair =~ v.coins", "coin")).toBe("text");
  });

  test("take several values only where every script can", () => {
    expect(takesMany(["r.pair =~ v.coin", "r.x == v.other"], "coin")).toBe(true);
    expect(takesMany(["r.pair =~ v.coin", "r.pair == v.coin"], "coin")).toBe(false);
    expect(takesMany([], "coin")).toBe(false);
  });

  test("come after those they depend on, and a circle ends", () => {
    const query = (name: string, text: string) =>
      variable(name, { type: "query", values: { query: text, language: "flux" } });
    const all = [query("a", "f(x: v.b)"), query("b", "f(x: v.coin)"), COIN, query("d", "v.d")];
    expect(usedVariables(all, ["v.a", "v.d"]).map(({ name }) => name)).toEqual([
      "coin",
      "b",
      "a",
      "d",
    ]);
  });

  test("hold what was chosen and exists, else their own, else the first or all", () => {
    const choices = new Map([
      ["x", "1"],
      ["y", "2"],
    ]);
    expect(chosenNames(COIN, choices, ["y", "gone"], true)).toEqual(["y"]);
    expect(chosenNames(COIN, choices, ["x", "y"], false)).toEqual(["x"]);
    expect(chosenNames(COIN, choices, [EVERY], true)).toEqual(["x", "y"]);
    expect(chosenNames(COIN, choices, [], false)).toEqual(["x"]);
    expect(chosenNames(COIN, choices, [], true)).toEqual(["x", "y"]);
    expect(chosenNames({ ...COIN, selected: ["y"] }, choices, [], true)).toEqual(["y"]);
  });

  test("cross the address unharmed", () => {
    for (const names of [["BTC/USD", "a,b*"], [EVERY], [], ["%2C", "50 %"]])
      expect(decodeChosen(encodeChosen(names))).toEqual(names);
  });

  test("match their values to the letter as a pattern", () => {
    const value = optionValue("pattern", ["a.b", "c+"]);
    const pattern = new RegExp(value.kind === "pattern" ? value.pattern : "");
    expect(["a.b", "c+", "axb", "a.bc"].map((text) => pattern.test(text))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("reach the query beside the range, only those it reads", () => {
    const values = new Map([
      ["coin", ["BTC/USD"]],
      ["other", ["x"]],
    ]);
    const extern = rangeExtern(
      { from: "now-1h", to: "now" },
      0,
      720,
      scriptValues("r.pair == v.coin", values),
    );
    const text = JSON.stringify(extern);
    expect(text).toContain('"name":"coin"},"value":{"type":"StringLiteral","value":"BTC/USD"}');
    expect(text).not.toContain("other");
  });
});

describe("the grid", () => {
  const layout = [
    { i: "a", x: 0, y: 0, w: 6, h: 4 },
    { i: "b", x: 6, y: 0, w: 6, h: 4 },
    { i: "c", x: 0, y: 4, w: 12, h: 2 },
  ];
  const at = (
    next: readonly { i: string; x: number; y: number; w: number; h: number }[],
    id: string,
  ) => next.find(({ i }) => i === id);

  test("gives a new cell the first place that is free", () => {
    expect(freePlace([], 6, 4)).toEqual({ x: 0, y: 0, w: 6, h: 4 });
    expect(freePlace([{ x: 0, y: 0, w: 6, h: 4 }], 6, 4)).toEqual({ x: 6, y: 0, w: 6, h: 4 });
    expect(freePlace(layout, 6, 4)).toEqual({ x: 0, y: 6, w: 6, h: 4 });
  });

  test("keeps what is stored beyond it inside", () => {
    expect(within({ x: 20, y: -3, w: 40, h: 0 })).toEqual({ x: 0, y: 0, w: 12, h: 4 });
    expect(inReadingOrder(layout.toReversed()).map(({ i }) => i)).toEqual(["a", "b", "c"]);
  });

  test("moves a cell past its neighbour and closes up", () => {
    const down = moveByKey(layout, "a", "down");
    expect(at(down, "c")).toMatchObject({ y: expect.any(Number) });
    expect(down).not.toBe(layout);
    expect(at(down, "a")?.y).toBeGreaterThan(0);
  });

  test("stays where there is no way on", () => {
    expect(moveByKey(layout, "a", "left")).toBe(layout);
    expect(moveByKey(layout, "b", "right")).toBe(layout);
    expect(moveByKey(layout, "a", "up")).toBe(layout);
    expect(moveByKey(layout, "none", "up")).toBe(layout);
  });

  test("resizes within its columns and pushes what is in the way", () => {
    const wider = resizeByKey(layout, "a", "right");
    expect(at(wider, "a")).toMatchObject({ w: 7 });
    expect(at(wider, "b")?.y).toBeGreaterThan(0);
    expect(resizeByKey(layout, "c", "right")).toBe(layout);
    expect(at(resizeByKey(layout, "a", "up"), "a")).toMatchObject({ h: 3 });
  });

  test("moves a cell by pointer: others make room, where it came from closes up", () => {
    const moved = moveTo(layout, "a", { x: 6, y: 0 });
    expect(at(moved, "a")).toMatchObject({ x: 6, y: 0 });
    expect(at(moved, "b")).toMatchObject({ x: 6, y: 4 });
    expect(moveTo(layout, "a", { x: 0, y: 0 })).toBe(layout);
    expect(moveTo(layout, "none", { x: 1, y: 0 })).toBe(layout);
    expect(at(resizeTo(layout, "c", { w: 6, h: 3 }), "c")).toMatchObject({ w: 6, h: 3 });
    expect(at(tidy([{ i: "low", x: 0, y: 9, w: 2, h: 2 }]), "low")?.y).toBe(0);
  });

  test("has places in pixels, and finds the place that pixels are nearest to", () => {
    const gridPx = 1208;
    expect(boxOf({ x: 0, y: 0, w: 12, h: 1 }, gridPx)).toMatchObject({ left: 8, width: 1192 });
    for (const place of layout) {
      const box = boxOf(place, gridPx);
      const pulled = { ...box, left: box.left + 40, top: box.top - 30 };
      expect(placeNear(pulled, place, gridPx)).toEqual({ x: place.x, y: place.y });
      const drawn = { ...box, width: box.width - 40, height: box.height + 30 };
      expect(sizeNear(drawn, place, gridPx)).toEqual({ w: place.w, h: place.h });
      expect(box.top + box.height).toBeLessThan(gridHeightPx(layout, gridPx));
    }
    const far = { left: 5000, top: -5000, width: 9000, height: -90 };
    expect(placeNear(far, { x: 0, y: 0, w: 6, h: 4 }, gridPx)).toEqual({ x: 6, y: 0 });
    expect(sizeNear(far, { x: 4, y: 0, w: 6, h: 4 }, gridPx)).toEqual({ w: 8, h: 1 });
  });

  test("never lets cells overlap, whatever keys are pressed", () => {
    const directions = ["down", "right", "up", "left"] as const;
    let present: Parameters<typeof moveByKey>[0] = layout;
    for (let press = 0; press < 200; press++) {
      const id = ["a", "b", "c"][press % 3] ?? "a";
      const direction = directions[(press * 7) % 4] ?? "up";
      present = (press % 5 === 0 ? resizeByKey : moveByKey)(present, id, direction);
      for (const one of present)
        for (const other of present)
          if (one.i < other.i)
            expect(
              one.x + one.w <= other.x ||
                other.x + other.w <= one.x ||
                one.y + one.h <= other.y ||
                other.y + other.h <= one.y,
            ).toBe(true);
    }
  });
});

describe("the queue", () => {
  const never = new AbortController().signal;

  function gate() {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { open, opened };
  }

  test("runs a few at a time and the rest in order", async () => {
    const queue = new QueryQueue();
    const gates = Array.from({ length: 6 }, gate);
    const begun: number[] = [];
    const all = gates.map(({ opened }, index) =>
      queue.run(async () => {
        begun.push(index);
        await opened;
        return index;
      }, never),
    );
    await Promise.resolve();
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2, 3]);
    gates[2]?.open();
    await all[2];
    await new Promise((resolve) => setTimeout(resolve));
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    for (const { open } of gates) open();
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("forgets who gave up while waiting", async () => {
    const queue = new QueryQueue();
    const gates = Array.from({ length: 4 }, gate);
    const running = gates.map(({ opened }) => queue.run(() => opened, never));
    const abort = new AbortController();
    let isBegun = false;
    const waiting = queue.run(async () => {
      isBegun = true;
    }, abort.signal);
    abort.abort();
    await expect(waiting).rejects.toThrow();
    for (const { open } of gates) open();
    await Promise.all(running);
    expect(isBegun).toBe(false);
  });
});

describe("a dashboard as a file", () => {
  const cell: Cell = {
    id: "c1",
    x: 0,
    y: 0,
    w: 4,
    h: 4,
    name: "Price",
    properties: { type: "xy", queries: [{ text: "r.pair == v.coin" }], strange: { kept: true } },
  };
  const dashboard: Dashboard = {
    id: "d1",
    orgID: "o1",
    name: "Coins",
    description: "all",
    meta: { createdAt: "", updatedAt: "" },
    cells: [cell],
    labels: [],
  };

  test("comes back with cells, views and the variables it uses", () => {
    const file = toFile(dashboard, [COIN, variable("unused", { type: "map", values: {} })]);
    const read = readFile(parseFile(JSON.stringify(file)));
    expect(read).toEqual(file);
    expect(read.variables.map(({ name }) => name)).toEqual(["coin"]);
    expect(read.cells[0]?.properties).toEqual(cell.properties);
  });

  test("of InfluxDB is a template", () => {
    const object = { apiVersion: "influxdata.com/v2alpha1", kind: "Dashboard" };
    expect(readTemplate([object])).toEqual([object]);
    expect(readTemplate(object)).toEqual([object]);
    expect(readTemplate([])).toBeNull();
    expect(readTemplate(toFile(dashboard, []))).toBeNull();
  });

  test.each([
    ["{", "not JSON"],
    ["[]", "no dashboard of krakflux"],
    ['{"format": "krakflux dashboard", "version": 9}', "version 9"],
    ['{"format": "krakflux dashboard", "version": 1}', "no name"],
  ])("that is none is refused: %s", (text, words) =>
    expect(() => readFile(parseFile(text))).toThrow(words),
  );
});

describe("an edited cell", () => {
  const properties = {
    type: "xy",
    shape: "chronograf-v2",
    colors: [{ hex: "#31C0F6", type: "scale" }],
    legendOpacity: 0.5,
    queries: [
      { text: "one", editMode: "advanced", name: "", strange: 1 },
      { text: "two", editMode: "advanced", name: "", strange: 2 },
    ],
  };

  test("stores untouched queries as they came", () => {
    const before = readQueries(properties, "kraken");
    expect(withQueries(properties, before, before)).toEqual(properties);
    const changed = {
      queries: before.queries.map((query, index) =>
        index === 1 ? { ...query, text: "three" } : query,
      ),
    };
    const stored = withQueries(properties, before, changed)["queries"];
    expect(stored).toEqual([
      properties.queries[0],
      expect.objectContaining({ text: "three", strange: 2 }),
    ]);
  });

  test("keeps what another kind of view does not know", () => {
    const gauge = findViewKind("gauge");
    const changed = gauge && asKind(properties, gauge);
    expect(changed).toMatchObject({ type: "gauge", legendOpacity: 0.5, prefix: "" });
  });
});

describe("a shared link", () => {
  const dashboard = { id: "0123456789abcdef", orgID: "o1", name: "Coins" };

  test("grants reading one dashboard and what it uses, nothing else", () => {
    const permissions = linkPermissions(dashboard, [{ id: "v1" }], ["b1"]);
    expect(permissions.map(({ action, resource }) => [action, resource.type, resource.id])).toEqual(
      [
        ["read", "dashboards", dashboard.id],
        ["read", "variables", "v1"],
        ["read", "buckets", "b1"],
      ],
    );
  });

  test("has its token where no server sees it, and is read back", () => {
    const link = { dashboardId: dashboard.id, token: "a+b/c==" };
    const address = new URL(linkAddress(link));
    expect(address.search).toBe("");
    expect(readLink(address.hash)).toEqual(link);
    expect(readLink("#dashboard=xyz&token=t")).toBeNull();
    expect(readLink("")).toBeNull();
  });

  test("is found among other tokens", () => {
    const token = (description: string, id: string): Authorization => ({
      id: `${description} ${id}`,
      status: "active",
      description,
      user: "u",
      createdAt: "",
      permissions: [{ action: "read", resource: { type: "dashboards", id } }],
    });
    const own = token(linkDescription(dashboard), dashboard.id);
    const others = [token("mine", dashboard.id), token(linkDescription(dashboard), "other")];
    expect(linksTo(dashboard.id, [...others, own])).toEqual([own]);
  });

  test("reads the buckets that a script's tree names", () => {
    const bucket = (name: string, value: unknown) => ({
      type: "Property",
      key: { type: "Identifier", name },
      value,
    });
    const tree = {
      body: [
        { arguments: [bucket("bucket", { type: "StringLiteral", value: "kraken" })] },
        { call: bucket("bucket", { type: "Identifier", name: "b" }) },
        { call: bucket("name", { type: "StringLiteral", value: "x" }) },
      ],
    };
    expect(bucketsInTree(tree)).toEqual(["kraken"]);
  });
});
