import type { Status } from "@/api/types";
import { formatInstant } from "@/core/timeRange";

import styles from "./ChartPanel.module.css";

/** Says that the exchange cannot be reached, that nothing is lost, and where to look meanwhile. */
export function FeedNotice({ status }: { status: Status | undefined }) {
  const feed = status?.feed;
  if (feed?.state !== "unreachable") return null;
  const host = feed.exchange.replace(/^https?:\/\//, "");
  return (
    <div className={styles.notice} role="status">
      <span>
        <b>
          {host} has not answered since {formatInstant(Date.parse(feed.since))} UTC.
        </b>{" "}
        {feed.error && `${feed.error}. `}
        It is asked again and again, and what has been collected stays here.
      </span>
      {status?.demo_hint && (
        <span>
          To see the terminal with a generated market: <code>{status.demo_hint}</code>
        </span>
      )}
    </div>
  );
}
