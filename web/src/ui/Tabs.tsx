import { ToggleGroup } from "radix-ui";
import { useEffect, useRef } from "react";

import styles from "./Tabs.module.css";

export interface TabsProps<T extends string> {
  label: string;
  value: T;
  tabs: readonly { value: T; label: string }[];
  onChange(value: T): void;
}

/** One of few ways to see the same; the chosen one stands on a line. */
export function Tabs<T extends string>({ label, value, tabs, onChange }: TabsProps<T>) {
  const row = useRef<HTMLDivElement>(null);
  // On a phone not all of them fit.
  useEffect(() => {
    const chosen = row.current?.children[tabs.findIndex((tab) => tab.value === value)];
    chosen?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [tabs, value]);
  const choose = (chosen: string) => {
    const tab = tabs.find((each) => each.value === chosen);
    if (tab) onChange(tab.value);
  };
  return (
    <ToggleGroup.Root
      ref={row}
      type="single"
      aria-label={label}
      value={value}
      onValueChange={choose}
      className={styles.tabs}
    >
      {tabs.map((tab) => (
        <ToggleGroup.Item key={tab.value} value={tab.value} className={styles.tab}>
          {tab.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
