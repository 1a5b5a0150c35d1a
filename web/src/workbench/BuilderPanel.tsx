import type { TimeRange } from "@/core/timeRange";
import { AppliedSteps } from "@/workbench/AppliedSteps";
import type { BuilderEvent, BuilderState } from "@/workbench/builderState";
import { Cards } from "@/workbench/Cards";
import { FunctionsCard } from "@/workbench/FunctionsCard";
import { ScriptLine } from "@/workbench/ScriptLine";

import styles from "./Builder.module.css";

export interface BuilderPanelProps {
  state: BuilderState;
  script: string;
  range: TimeRange;
  onEvent(event: BuilderEvent): void;
  onEdit(): void;
}

/** A query by clicks: cards choose points, functions are applied in order, Flux is written. */
export function BuilderPanel({ state, script, range, onEvent, onEdit }: BuilderPanelProps) {
  return (
    <>
      <div className={styles.builder}>
        <Cards state={state} range={range} onEvent={onEvent} />
        <FunctionsCard state={state} range={range} onEvent={onEvent} />
        <AppliedSteps state={state} onEvent={onEvent} />
      </div>
      <ScriptLine script={script} onEdit={onEdit} />
    </>
  );
}
