/** Why a pair has no order book and no tape. */
import type { Status } from "@/api/types";
import { isInMaintenance } from "@/core/connection";

/** A sentence for the place where they would stand; null where they stream. */
export function explainNoStream(
  status: Status | undefined,
  pair: string,
  isConnected: boolean,
): string | null {
  if (!status) return "Asking the server what it collects.";
  const { feed } = status;
  if (!feed) return "This server collects no market; what is written to it has no order book.";
  if (!feed.stream)
    return "Prices are polled only. With a stream, order book, depth and trades stand here.";
  if (isInMaintenance(feed))
    return "The stream rests while the exchange is closed for maintenance.";
  if (!feed.stream.live) {
    const reason = feed.stream.error ? `: ${feed.stream.error}` : "";
    return `The stream rests${reason}. Prices are polled until it is back.`;
  }
  if (!isConnected) return "The live connection to the server is being made; prices are polled.";
  if (!feed.pairs.some((each) => each.pair === pair))
    return `${pair || "This pair"} is not collected at present, so nothing streams of it.`;
  return null;
}
