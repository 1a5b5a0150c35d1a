import type { Feed, Maintenance, Status } from "@/api/types";
import { useTimeZone } from "@/core/chosenZone";
import { isInMaintenance } from "@/core/connection";
import { formatStamp } from "@/core/timeZone";

import styles from "./ChartPanel.module.css";

export interface FeedNoticeProps {
  status: Status | undefined;
}

/** What keeps the exchange from its work: it can't be reached, is closed, or is about to be. */
export function FeedNotice({ status }: FeedNoticeProps) {
  const feed = status?.feed;
  if (!feed) return null;
  if (feed.state === "unreachable" && !isInMaintenance(feed))
    return <Unreachable status={status} feed={feed} />;
  const { system, maintenance } = feed.stream ?? { system: null, maintenance: [] };
  if (system && system !== "online") return <Restricted system={system} />;
  return maintenance[0] ? <Announced work={maintenance[0]} /> : null;
}

/** The words of Kraken's status channel for what it does not do at present. */
const RESTRICTIONS: Record<string, string> = {
  maintenance: "The exchange is closed for maintenance.",
  cancel_only: "The exchange only takes cancellations of orders at present.",
  post_only: "The exchange only takes orders that add to its books at present.",
};

function Restricted({ system }: { system: string }) {
  return (
    <div className={styles.notice} role="status">
      <span>
        <b>{RESTRICTIONS[system] ?? `The exchange says of itself: ${system}.`}</b> What can't be
        collected meanwhile is fetched afterwards, trade by trade.
      </span>
    </div>
  );
}

function Announced({ work }: { work: Maintenance }) {
  const zone = useTimeZone();
  const moment = (text: string | null) =>
    text && !Number.isNaN(Date.parse(text)) ? formatStamp(Date.parse(text), zone) : null;
  const [begins, ends] = [moment(work.begins), moment(work.ends)];
  return (
    <div className={styles.notice} role="status">
      <span>
        <b>The exchange has announced maintenance{begins && `, from ${begins}`}.</b>{" "}
        {ends && `It expects to end it at ${ends}. `}
        {work.title}
      </span>
    </div>
  );
}

/** Says that nothing is lost, and where to look meanwhile. */
function Unreachable({ status, feed }: FeedNoticeProps & { feed: Feed }) {
  const zone = useTimeZone();
  const host = feed.exchange.replace(/^https?:\/\//, "");
  return (
    <div className={styles.notice} role="status">
      <span>
        <b>
          {host} has not answered since {formatStamp(Date.parse(feed.since), zone)}.
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
