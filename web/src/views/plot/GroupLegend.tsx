import { seriesToken } from "@/views/plot/seriesToken";

import styles from "./GroupLegend.module.css";

const MOST = 6;

/** Which colour stands for which group. */
export function GroupLegend({ groups }: { groups: readonly string[] }) {
  if (groups.length < 2) return null;
  return (
    <span className={styles.legend}>
      {groups.slice(0, MOST).map((group, index) => (
        <span key={group}>
          <i style={{ background: seriesToken(index) }} />
          {group || "other"}
        </span>
      ))}
      {groups.length > MOST && <span>{groups.length - MOST} more</span>}
    </span>
  );
}
