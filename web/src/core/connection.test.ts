import { beforeEach, describe, expect, test } from "vitest";

import type { Feed, FeedStream } from "@/api/types";
import {
  feedLabel,
  judgeConnection,
  reportAnswer,
  reportNoAnswer,
  serverReach,
} from "@/core/connection";

const NOW = Date.parse("2026-11-24T14:00:00Z");
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

function feed(change: Partial<Feed> = {}): Feed {
  return {
    exchange: "https://api.kraken.com",
    kind: "live",
    state: "live",
    since: ago(600),
    last_success: ago(3),
    error: null,
    retry_in_s: null,
    interval_s: 10,
    stream: null,
    pairs: [],
    ...change,
  };
}

describe("the connection", () => {
  test.each([
    ["live with its age", null, feed(), "live", "3 s"],
    ["stale after three missed polls", null, feed({ last_success: ago(134) }), "stale", "2 m 14 s"],
    [
      "unreachable with the wait",
      null,
      feed({ state: "unreachable", retry_in_s: 8 }),
      "unreachable",
      "retry in 8 s",
    ],
    ["starting before the first answer", null, feed({ last_success: null }), "starting", ""],
    ["idle without a feed", null, null, "idle", ""],
    [
      "reconnecting at first",
      { sinceMs: NOW - 5_000, attempts: 1, retryAtMs: NOW + 4_000 },
      feed(),
      "reconnecting",
      "4 s",
    ],
    [
      "offline later",
      { sinceMs: NOW - 60_000, attempts: 5, retryAtMs: NOW },
      feed(),
      "offline",
      "1 m",
    ],
  ])("is %s", (_, outage, state, kind, detail) => {
    expect(judgeConnection(outage, state, NOW)).toMatchObject({ kind, detail });
  });

  test("says that the exchange is closed on purpose, where it said so", () => {
    const unreachable = feed({ state: "unreachable", retry_in_s: 8 });
    expect(judgeConnection(null, unreachable, NOW).label).toBe("Kraken unreachable");
    const stream: FeedStream = {
      url: "wss://ws.kraken.com/v2",
      live: false,
      since: ago(600),
      connections: 1,
      error: null,
      system: "maintenance",
      maintenance: [],
      channels: [],
    };
    const label = judgeConnection(null, { ...unreachable, stream }, NOW).label;
    expect(label).toBe("Kraken in maintenance");
  });

  test("of a replay or a simulation is labelled", () => {
    expect(feedLabel(feed())).toBeNull();
    expect(feedLabel(feed({ kind: "replay" }))).toBe("replay");
    expect(feedLabel(feed({ kind: "simulated" }))).toBe("simulated");
  });
});

describe("an outage", () => {
  beforeEach(reportAnswer);

  test("keeps its beginning and counts the attempts", () => {
    reportNoAnswer(NOW, NOW + 5_000);
    reportNoAnswer(NOW + 5_000, NOW + 15_000);
    expect(serverReach.getState().outage).toEqual({
      sinceMs: NOW,
      attempts: 2,
      retryAtMs: NOW + 15_000,
    });
  });

  test("ends with an answer", () => {
    reportNoAnswer(NOW, NOW + 5_000);
    reportAnswer();
    expect(serverReach.getState().outage).toBeNull();
  });
});
