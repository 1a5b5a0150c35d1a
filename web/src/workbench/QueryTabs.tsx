import { useState } from "react";

import { HelpMark } from "@/ui/Help";
import { Tabs } from "@/ui/Tabs";
import { OneWayDialog } from "@/workbench/builder/ScriptLine";
import { toFlux } from "@/workbench/builder/toFlux";
import { QUERY_TERMS } from "@/workbench/queryTerms";
import { ExampleMenu, HistoryMenu } from "@/workbench/script/ScriptMenus";
import type { WorkbenchHandle } from "@/workbench/useWorkbench";
import { activeDraft } from "@/workbench/workbenchState";

import styles from "./Workbench.module.css";

const TABS = [
  { value: "builder" as const, label: "Builder" },
  { value: "script" as const, label: "Script" },
];

export interface QueryTabsProps {
  workbench: WorkbenchHandle;
  onScript(script: string): void;
}

/** Who leads: the builder or the script; the way to the script is announced, for it is one-way. */
export function QueryTabs({ workbench, onScript }: QueryTabsProps) {
  const [isAsking, setAsking] = useState(false);
  const { lead, builder } = activeDraft(workbench.state);
  const choose = (tab: "builder" | "script") => {
    if (tab === "builder") workbench.dispatch({ kind: "returned" });
    else if (lead === "builder") setAsking(true);
  };
  return (
    <div className={styles.tabs}>
      <Tabs label="Query by" value={lead} tabs={TABS} onChange={choose} />
      <span className="push row">
        <ExampleMenu bucket={workbench.bucket} onScript={onScript} />
        <HistoryMenu onScript={onScript} />
        <HelpMark topic="queries" terms={QUERY_TERMS} />
      </span>
      <OneWayDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onEdit={() => {
          setAsking(false);
          onScript(toFlux(builder));
        }}
      />
    </div>
  );
}
