import type { ReactNode } from "react";

import styles from "./Panel.module.css";

export interface PanelProps {
  label: string;
  title?: ReactNode;
  /** Stands at the right of the title. */
  actions?: ReactNode;
  /** Draws the thin bar of a refresh; what is shown stays. */
  isBusy?: boolean;
  className?: string;
  children: ReactNode;
}

/** A region of a page: panels touch, none has a border of its own and none holds another. */
export function Panel({
  label,
  title,
  actions,
  isBusy = false,
  className = "",
  children,
}: PanelProps) {
  return (
    <section
      className={`${styles.panel} ${isBusy ? styles.busy : ""} ${className}`}
      aria-label={label}
      aria-busy={isBusy}
    >
      {(title || actions) && (
        <div className={styles.head}>
          {title && <h2>{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
