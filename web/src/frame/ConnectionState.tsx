import { useQuery } from "@tanstack/react-query";
import { useStore } from "zustand";

import { statusQuery } from "@/api/session";
import { useSeconds } from "@/core/clock";
import {
  feedLabel,
  judgeConnection,
  serverReach,
  type Connection,
  type ConnectionKind,
} from "@/core/connection";
import { Badge } from "@/ui/Badge";

import styles from "./Frame.module.css";

const DOTS: Record<ConnectionKind, string> = {
  live: "",
  starting: "",
  stale: styles.warn ?? "",
  unreachable: styles.warn ?? "",
  reconnecting: styles.warn ?? "",
  offline: styles.off ?? "",
  idle: styles.off ?? "",
};

/** The state of the whole page, judged every second. */
export function useConnection(): Connection {
  const { data } = useQuery(statusQuery);
  const outage = useStore(serverReach, (state) => state.outage);
  return judgeConnection(outage, data?.feed ?? null, useSeconds());
}

export function ConnectionState() {
  const { data } = useQuery(statusQuery);
  const connection = useConnection();
  const label = feedLabel(data?.feed ?? null);
  return (
    <span className={`${styles.conn} push`} data-connection={connection.kind}>
      {label && (
        <Badge
          look="info"
          title={`Prices come from ${data?.feed?.exchange ?? "elsewhere"}, not from the market`}
        >
          {label}
        </Badge>
      )}
      <i className={`${styles.dot} ${DOTS[connection.kind]}`} />
      {connection.label}
      {connection.detail && <span className="num">{connection.detail}</span>}
    </span>
  );
}
