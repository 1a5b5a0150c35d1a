import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { EVERY_PAIR, LiveClient, reconnectWait } from "@/api/live";

class FakeSocket extends EventTarget {
  readonly sent: unknown[] = [];
  readyState: WebSocket["readyState"] = WebSocket.OPEN;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = WebSocket.CLOSED;
  }
  say(message: object): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) }));
  }
  end(): void {
    this.dispatchEvent(new Event("close"));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const WELCOME = { type: "welcome", channels: ["ticker"], pairs: ["BTC/USD", "ETH/USD"] };

async function connected() {
  const sockets: FakeSocket[] = [];
  const [onMarket, onLost, onConnected] = [vi.fn(), vi.fn(), vi.fn()];
  const probe = vi.fn(async () => undefined);
  const client = new LiveClient({
    url: "ws://here/api/live",
    onMarket,
    onLost,
    onConnected,
    probe,
    openSocket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
  });
  await vi.advanceTimersByTimeAsync(0);
  return { client, sockets, onMarket, onLost, onConnected, probe };
}

test("waits grow, are spread, and end at a minute", () => {
  expect(reconnectWait(0, 1)).toBe(1_000);
  expect(reconnectWait(0, 0)).toBe(500);
  expect(reconnectWait(3, 1)).toBe(8_000);
  expect(reconnectWait(40, 1)).toBe(60_000);
});

test("subscribes after the welcome, and only to pairs that are there", async () => {
  const { client, sockets, onConnected } = await connected();
  client.want("ticker", EVERY_PAIR);
  client.want("book", "BTC/USD");
  client.want("book", "GAP/USD");
  expect(sockets[0]?.sent).toEqual([]);
  sockets[0]?.say(WELCOME);
  expect(onConnected).toHaveBeenCalledWith(true);
  expect(sockets[0]?.sent).toEqual([
    { method: "subscribe", channels: ["ticker"], pairs: ["*"] },
    { method: "subscribe", channels: ["book"], pairs: ["BTC/USD"] },
  ]);
});

test("unsubscribes when the last wish ends", async () => {
  const { client, sockets } = await connected();
  sockets[0]?.say(WELCOME);
  const [first, second] = [client.want("trade", "ETH/USD"), client.want("trade", "ETH/USD")];
  first();
  expect(sockets[0]?.sent).toHaveLength(1);
  second();
  expect(sockets[0]?.sent.at(-1)).toEqual({
    method: "unsubscribe",
    channels: ["trade"],
    pairs: ["ETH/USD"],
  });
});

test("a connection that ends is made again, with the same subscriptions", async () => {
  const { client, sockets, onConnected, onMarket } = await connected();
  client.want("book", "BTC/USD");
  sockets[0]?.say(WELCOME);
  sockets[0]?.end();
  expect(onConnected).toHaveBeenLastCalledWith(false);
  await vi.advanceTimersByTimeAsync(1_000);
  sockets[1]?.say(WELCOME);
  expect(sockets[1]?.sent).toEqual([
    { method: "subscribe", channels: ["book"], pairs: ["BTC/USD"] },
  ]);
  sockets[0]?.say({ type: "update", channel: "book", pair: "BTC/USD", data: {} });
  expect(onMarket).not.toHaveBeenCalled();
});

test("a state that is lost is told apart from one that changed", async () => {
  const { sockets, onMarket, onLost } = await connected();
  sockets[0]?.say(WELCOME);
  const lost = { type: "lost", channel: "book", pair: "BTC/USD", cause: "it was wrong" };
  sockets[0]?.say(lost);
  expect(onLost).toHaveBeenCalledWith(lost);
  expect(onMarket).not.toHaveBeenCalled();
});

test("silence is asked about, and ends the connection when nothing comes", async () => {
  const { sockets, onConnected } = await connected();
  sockets[0]?.say(WELCOME);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sockets[0]?.sent).toEqual([{ method: "ping" }]);
  sockets[0]?.say({ type: "pong", subscriptions: 0 });
  await vi.advanceTimersByTimeAsync(19_000);
  expect(onConnected).toHaveBeenLastCalledWith(true);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(onConnected).toHaveBeenLastCalledWith(false);
});

test("no socket is opened while the server does not answer", async () => {
  const { sockets, probe } = await connected();
  sockets[0]?.say(WELCOME);
  probe.mockRejectedValue(new Error("no answer"));
  sockets[0]?.end();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(probe.mock.calls.length).toBeGreaterThan(2);
  expect(sockets).toHaveLength(1);
});

test("a stopped client stays stopped", async () => {
  const { client, sockets } = await connected();
  client.stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sockets).toHaveLength(1);
});
