import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

import styles from "./Segments.module.css";

export interface Segment<T extends string> {
  value: T;
  label: ReactNode;
  /** Spoken name where the label is short or an icon. */
  name?: string;
}

export interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  segments: readonly Segment<T>[];
  onChange(value: T): void;
  className?: string;
}

/** One of few: the chosen one is marked by weight and fill. */
export function Segments<T extends string>({
  label,
  value,
  segments,
  onChange,
  className = "",
}: SegmentsProps<T>) {
  const choose = (chosen: string) => {
    const segment = segments.find((each) => each.value === chosen);
    if (segment) onChange(segment.value);
  };
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={choose}
      className={`${styles.segments} ${className}`}
    >
      {segments.map((segment) => (
        <ToggleGroup.Item
          key={segment.value}
          value={segment.value}
          aria-label={segment.name}
          className={styles.segment}
        >
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
