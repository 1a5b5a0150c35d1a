import { SHADES } from "@/views/plot/shades";

import styles from "./ShadeLegend.module.css";

export interface ShadeLegendProps {
  from?: string;
  to?: string;
}

/** Which end of the shades is which. */
export function ShadeLegend({ from = "less", to = "more" }: ShadeLegendProps) {
  return (
    <span className={styles.scale}>
      {from}
      {SHADES.map((shade) => (
        <i key={shade} style={{ background: shade }} />
      ))}
      {to}
    </span>
  );
}
