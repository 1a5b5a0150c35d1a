import { Copy, RotateCcw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "@/ui/Button";

import styles from "./States.module.css";

export interface EmptyProps {
  title: string;
  children?: ReactNode;
  /** The next step: buttons and links. */
  actions?: ReactNode;
}

/** Nothing to show: a sentence and what to do about it. */
export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <div className={styles.state}>
      <h3>{title}</h3>
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

export interface FailureProps {
  title: string;
  /** The message of the server, to the letter. */
  details: string;
  onRetry?: () => void;
  actions?: ReactNode;
}

/** What failed, in the server's words, and the ways on. */
export function Failure({ title, details, onRetry, actions }: FailureProps) {
  return (
    <div className={styles.state} role="alert">
      <h3>
        <TriangleAlert aria-hidden />
        {title}
      </h3>
      <pre className={styles.details}>{details}</pre>
      <div className={styles.actions}>
        {actions}
        {onRetry && (
          <Button onClick={onRetry}>
            <RotateCcw aria-hidden />
            Retry
          </Button>
        )}
        <Button look="quiet" onClick={() => void navigator.clipboard.writeText(details)}>
          <Copy aria-hidden />
          Copy details
        </Button>
      </div>
    </div>
  );
}

const BONE_HEIGHTS = [
  34, 38, 36, 42, 40, 47, 52, 50, 57, 55, 49, 46, 43, 47, 45, 51, 58, 63, 61, 67, 72, 70, 76, 79,
  77, 74, 70, 72, 69, 66, 70, 73,
];

/** Stands where a chart will be, in its final size; it does not move. */
export function ChartSkeleton({ label }: { label: string }) {
  return (
    <div className={styles.bones} role="status" aria-label={label}>
      <div className={styles.plot}>
        {BONE_HEIGHTS.map((height, index) => (
          <i key={index} className={styles.bone} style={{ height: `${height}%` }} />
        ))}
      </div>
      <div className={styles.axis}>
        {[0, 1, 2, 3].map((index) => (
          <i key={index} className={styles.bone} />
        ))}
      </div>
      <div className={styles.times}>
        {[0, 1, 2, 3, 4].map((index) => (
          <i key={index} className={styles.bone} />
        ))}
      </div>
    </div>
  );
}

export function Bone({ width }: { width: number }) {
  return <i className={styles.bone} style={{ width }} />;
}
