import { afterEach, describe, expect, test, vi } from "vitest";

import { fetchFrames } from "@/api/query";
import { decodeAnnotatedCsv } from "@/api/annotatedCsv";
import { BarFeed } from "@/market/barFeed";
import { keepBars, takeBars } from "@/market/keptBars";

vi.mock("@/api/query", () => ({ fetchFrames: vi.fn() }));

const MINUTE = 60_000;
const T0 = Date.parse("2026-11-24T12:00:00Z");
const SOURCE = { org: "o", bucket: "b", pair: "BTC/USD", intervalMs: MINUTE };
const asked = vi.mocked(fetchFrames);

/** Candles of the minutes, all at one price. */
function candles(fromMinute: number, toMinute: number, price: number) {
  const lines = ["open", "high", "low", "close", "volume"].flatMap((part) => [
    "#datatype,string,long,dateTime:RFC3339,double,string",
    "#group,false,false,false,false,true",
    `#default,${part},,,,`,
    ",result,table,_time,_value,source",
    ...Array.from({ length: toMinute - fromMinute }, (_, place) => {
      const time = new Date(T0 + (fromMinute + place) * MINUTE).toISOString();
      return `,,0,${time},${price},rest`;
    }),
    "",
  ]);
  return decodeAnnotatedCsv([...lines, ""].join("\r\n")).frames;
}

const minutes = (feed: BarFeed) => feed.bars.map(({ time }) => (time - T0) / MINUTE);

afterEach(() => asked.mockReset());

async function opened(): Promise<BarFeed> {
  const feed = new BarFeed(SOURCE);
  asked.mockResolvedValueOnce(candles(0, 720, 10)).mockResolvedValue([]);
  await feed.load(T0 + 719 * MINUTE);
  return feed;
}

test("bars stay when they can't be read again, few or many", async () => {
  for (const count of [100, 720]) {
    const feed = new BarFeed(SOURCE);
    asked.mockReset();
    asked.mockResolvedValueOnce(candles(720 - count, 720, 10)).mockResolvedValue([]);
    await feed.load(T0 + 719 * MINUTE);
    asked.mockRejectedValue(new Error("away"));
    await expect(feed.refreshTail(T0 + 720 * MINUTE)).rejects.toThrow("away");
    await feed.load(T0 + 720 * MINUTE);
    expect(feed.state).toMatchObject({ status: "ready", error: null, isEmpty: false });
    expect(feed.bars).toHaveLength(count);
  }
});

test("a first reading that fails is told", async () => {
  const feed = new BarFeed(SOURCE);
  asked.mockRejectedValue(new Error("away"));
  await feed.load(T0);
  expect(feed.state).toMatchObject({ status: "error", error: "away" });
});

describe("bars of a chart that is opened again", () => {
  test("are there at once, and what came meanwhile is read", async () => {
    keepBars("chart", (await opened()).kept()!);
    const again = new BarFeed(SOURCE, takeBars("chart"));
    expect(again.state).toMatchObject({ status: "ready", isEmpty: false });
    expect(again.bars).toHaveLength(720);
    asked.mockReset();
    asked.mockResolvedValueOnce(candles(718, 725, 11)).mockResolvedValue([]);
    await again.refreshTail(T0 + 724 * MINUTE);
    expect(minutes(again)).toEqual(Array.from({ length: 725 }, (_, minute) => minute));
    expect(again.bars[717]?.close).toBe(10);
    expect(again.bars[718]?.close).toBe(11);
  });

  test("have no hole where a price came before they were read", async () => {
    const again = new BarFeed(SOURCE, (await opened()).kept());
    again.applyPrice(12, T0 + 730 * MINUTE);
    asked.mockReset();
    asked.mockRejectedValueOnce(new Error("away"));
    await expect(again.refreshTail(T0 + 730 * MINUTE)).rejects.toThrow("away");
    asked.mockResolvedValueOnce(candles(718, 731, 11)).mockResolvedValue([]);
    await again.refreshTail(T0 + 730 * MINUTE);
    expect(minutes(again)).toEqual(Array.from({ length: 731 }, (_, minute) => minute));
  });

  test("are taken once, and not of a chart that never had any", async () => {
    keepBars("chart", (await opened()).kept()!);
    expect(takeBars("chart")).not.toBeNull();
    expect(takeBars("chart")).toBeNull();
    expect(new BarFeed(SOURCE).kept()).toBeNull();
  });

  test("are kept of the charts closed last, for a while", async () => {
    const bars = (await opened()).kept()!;
    for (let chart = 0; chart < 9; chart++) keepBars(`chart ${chart}`, bars);
    expect(takeBars("chart 0")).toBeNull();
    vi.useFakeTimers({ now: Date.now() + 600_000 });
    expect(takeBars("chart 8")).toBeNull();
    vi.useRealTimers();
  });
});
