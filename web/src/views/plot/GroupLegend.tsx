import { seriesToken } from "@/views/plot/seriesToken";

import styles from "./GroupLegend.module.css";

const MOST = 6;

export interface GroupLegendProps {
  groups: readonly string[];
  /** The theme's series in their order, unless the view has its own. */
  colourOf?(index: number): string;
}

/** Which colour stands for which group. */
export function GroupLegend({ groups, colourOf = seriesToken }: GroupLegendProps) {
  if (groups.length < 2) return null;
  return (
    <span className={styles.legend}>
      {groups.slice(0, MOST).map((group, index) => (
        <span key={group}>
          <i style={{ background: colourOf(index) }} />
          {group || "other"}
        </span>
      ))}
      {groups.length > MOST && <span>{groups.length - MOST} more</span>}
    </span>
  );
}
