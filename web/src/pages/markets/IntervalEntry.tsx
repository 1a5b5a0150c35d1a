import { useState, type KeyboardEvent } from "react";

import { INTERVAL_WORDS, parseInterval, type Interval } from "@/market/intervals";

import styles from "./IntervalEntry.module.css";

export interface IntervalEntryProps {
  first: string;
  onInterval(interval: Interval): void;
  onClose(): void;
}

/** The interval by typing: `5`, `15`, `1h`, then Enter. */
export function IntervalEntry({ first, onInterval, onClose }: IntervalEntryProps) {
  const [text, setText] = useState(first);
  const interval = parseInterval(text);
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key !== "Enter" || !interval) return;
    onInterval(interval);
    onClose();
  };
  return (
    <div className={styles.entry} role="dialog" aria-label="Change interval">
      <input
        // The key that opened this is already in the text; typing goes on here.
        autoFocus
        aria-label="Interval"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onBlur={onClose}
      />
      <span role="status">
        {interval
          ? `Enter: bars of ${INTERVAL_WORDS[interval]}`
          : "1, 5 or 15 minutes, 1h, 4h or 1d"}
      </span>
    </div>
  );
}
