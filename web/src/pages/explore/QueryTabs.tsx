import { useState } from "react";

import { ExampleMenu, HistoryMenu } from "@/pages/explore/ScriptMenus";
import { Tabs } from "@/ui/Tabs";
import { OneWayDialog } from "@/workbench/ScriptLine";

import styles from "./ExplorePage.module.css";

const TABS = [
  { value: "builder" as const, label: "Builder" },
  { value: "script" as const, label: "Script" },
];

export interface QueryTabsProps {
  isScript: boolean;
  bucket: string;
  onEdit(): void;
  onBuilder(): void;
  onScript(script: string): void;
}

/** Who leads: the builder or the script; the way to the script is announced, for it is one-way. */
export function QueryTabs({ isScript, bucket, onEdit, onBuilder, onScript }: QueryTabsProps) {
  const [isAsking, setAsking] = useState(false);
  const choose = (tab: "builder" | "script") => {
    if (tab === "builder") onBuilder();
    else if (!isScript) setAsking(true);
  };
  return (
    <div className={styles.tabs}>
      <Tabs
        label="Query by"
        value={isScript ? "script" : "builder"}
        tabs={TABS}
        onChange={choose}
      />
      <span className="push row">
        <ExampleMenu bucket={bucket} onScript={onScript} />
        <HistoryMenu onScript={onScript} />
      </span>
      <OneWayDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onEdit={() => {
          setAsking(false);
          onEdit();
        }}
      />
    </div>
  );
}
