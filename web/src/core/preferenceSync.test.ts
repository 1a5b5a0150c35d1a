import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { documentOf, readDocument } from "@/core/preferenceDocument";
import { startPreferenceSync, WRITE_AFTER_MS } from "@/core/preferenceSync";
import { DEFAULTS, resetPreferences, usePreferences } from "@/core/prefs";

const NOW = 1_800_000_000_000;
let stored: object | null = null;
let written: unknown[] = [];
let stop = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  usePreferences.setState({ ...DEFAULTS, changedAt: 0, owner: null });
  stored = {};
  written = [];
  vi.stubGlobal("fetch", (_url: string, init: RequestInit) => {
    if (stored === null) return Promise.reject(new TypeError("no answer"));
    if (init.method === "PUT") written.push(JSON.parse(String(init.body)));
    return Promise.resolve(new Response(JSON.stringify(stored)));
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function signIn(user = "ada"): Promise<void> {
  await new Promise<void>((resolve) => {
    stop = startPreferenceSync(user, resolve);
  });
}

test("a fresh browser takes over what the server has, and writes nothing", async () => {
  stored = { theme: "light", stars: ["ETH/USD"], changedAt: NOW - 5 };
  await signIn();
  expect(usePreferences.getState()).toMatchObject(stored);
  await vi.advanceTimersByTimeAsync(2 * WRITE_AFTER_MS);
  expect(written).toEqual([]);
});

test("choices in a row are written once, without past queries", async () => {
  await signIn();
  usePreferences.getState().remember("a secret script");
  usePreferences.getState().setTheme("dark");
  usePreferences.getState().setTheme("light");
  await vi.advanceTimersByTimeAsync(WRITE_AFTER_MS);
  expect(written).toEqual([documentOf(usePreferences.getState())]);
  expect(written).toMatchObject([{ theme: "light" }]);
  expect(JSON.stringify(written)).not.toContain("secret");
});

test("what was chosen here later than there stands, and is written", async () => {
  usePreferences.getState().setTheme("light");
  stored = { theme: "dark", changedAt: NOW - 60_000 };
  await signIn();
  expect(usePreferences.getState().theme).toBe("light");
  await vi.advanceTimersByTimeAsync(WRITE_AFTER_MS);
  expect(written).toMatchObject([{ theme: "light", changedAt: NOW }]);
});

test("what is chosen while the server is asked is kept, the rest taken over", async () => {
  stored = { theme: "light", stars: ["ETH/USD"], changedAt: NOW - 5 };
  const settled = signIn();
  usePreferences.getState().setDirectionColours("blue-orange");
  await settled;
  await vi.advanceTimersByTimeAsync(WRITE_AFTER_MS);
  const expected = { theme: "light", stars: ["ETH/USD"], directionColours: "blue-orange" };
  expect(written).toMatchObject([expected]);
});

test("what another user left is neither shown nor written", async () => {
  usePreferences.getState().toggleStar("ETH/USD");
  usePreferences.getState().remember("hers");
  usePreferences.setState({ owner: "eve" });
  await signIn();
  await vi.advanceTimersByTimeAsync(WRITE_AFTER_MS);
  expect(usePreferences.getState()).toMatchObject({ ...DEFAULTS, owner: "ada" });
  expect(written).toEqual([]);
});

test("a server that does not answer leaves everything to the browser", async () => {
  stored = null;
  await signIn();
  usePreferences.getState().setTheme("light");
  await vi.advanceTimersByTimeAsync(WRITE_AFTER_MS);
  expect(usePreferences.getState().theme).toBe("light");
});

test("a reset keeps past queries and is not itself a choice", async () => {
  await signIn();
  usePreferences.getState().remember("script");
  usePreferences.getState().toggleStar("ETH/USD");
  await vi.advanceTimersByTimeAsync(WRITE_AFTER_MS);
  resetPreferences();
  await vi.advanceTimersByTimeAsync(WRITE_AFTER_MS);
  expect(usePreferences.getState()).toMatchObject({ stars: [], history: ["script"] });
  expect(written).toHaveLength(1);
});

test.each([[null], [[]], ["x"], [{ theme: 5, stars: "x", sort: {}, changedAt: "now" }]])(
  "a document of another form is as it is at first: %j",
  (found) => {
    expect(readDocument(found)).toEqual(readDocument({}));
  },
);

test("of a document whose parts are sound all is read", () => {
  const document = documentOf({ ...usePreferences.getState(), indicators: "sma:20", changedAt: 7 });
  expect(readDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
});
