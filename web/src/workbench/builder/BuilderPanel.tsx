import { useMemo } from "react";

import type { TimeRange } from "@/core/timeRange";
import { AppliedSteps } from "@/workbench/builder/AppliedSteps";
import type { BuilderEvent, BuilderState } from "@/workbench/builder/builderState";
import { Cards } from "@/workbench/builder/Cards";
import { FunctionsCard } from "@/workbench/builder/FunctionsCard";
import { ScriptLine } from "@/workbench/builder/ScriptLine";
import { toFlux } from "@/workbench/builder/toFlux";

import styles from "./Builder.module.css";

export interface BuilderPanelProps {
  state: BuilderState;
  range: TimeRange;
  onEvent(event: BuilderEvent): void;
  /** Goes on with the script by hand. */
  onEdit(script: string): void;
}

/** A query by clicks: cards choose points, functions are applied in order, Flux is written. */
export function BuilderPanel({ state, range, onEvent, onEdit }: BuilderPanelProps) {
  const script = useMemo(() => toFlux(state), [state]);
  return (
    <>
      <div className={styles.builder}>
        <Cards state={state} range={range} onEvent={onEvent} />
        <FunctionsCard state={state} range={range} onEvent={onEvent} />
        <AppliedSteps state={state} onEvent={onEvent} />
      </div>
      <ScriptLine script={script} onEdit={() => onEdit(script)} />
    </>
  );
}
