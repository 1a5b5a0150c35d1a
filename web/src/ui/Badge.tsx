import type { ReactNode } from "react";

import styles from "./Badge.module.css";

const LOOKS = { neutral: "", info: styles.info, warn: styles.warn, filled: styles.filled };

export interface BadgeProps {
  look?: keyof typeof LOOKS;
  title?: string;
  children: ReactNode;
}

/** Severity rises by ink: outline, coloured outline, filled. */
export function Badge({ look = "neutral", title, children }: BadgeProps) {
  return (
    <span className={`${styles.badge} ${LOOKS[look]}`} title={title}>
      {children}
    </span>
  );
}
