import { Check } from "lucide-react";
import { useState } from "react";

import { formatFluxDuration } from "@/core/duration";
import { resolveRange, windowPeriodMs, type TimeRange } from "@/core/timeRange";
import { Button } from "@/ui/Button";
import { SearchField } from "@/ui/Field";
import { Menu, MenuItem } from "@/ui/Menu";
import type { BuilderEvent, BuilderState } from "@/workbench/builder/builderState";
import { FUNCTION_GROUPS, FUNCTIONS, type BuilderFunction } from "@/workbench/builder/functions";

import styles from "./Builder.module.css";

const WINDOWS = ["10s", "1m", "5m", "15m", "1h", "4h", "1d"] as const;

export interface FunctionsCardProps {
  state: BuilderState;
  range: TimeRange;
  onEvent(event: BuilderEvent): void;
}

function automaticWindow(range: TimeRange): string {
  const bounds = resolveRange(range, Date.now());
  return bounds ? formatFluxDuration(windowPeriodMs(bounds, window.innerWidth)) : "?";
}

/** The window and all functions; help for the one under the pointer has its own place below. */
export function FunctionsCard({ state, range, onEvent }: FunctionsCardProps) {
  const [wanted, setWanted] = useState("");
  const [helped, setHelped] = useState<BuilderFunction | null>(null);
  const search = wanted.toLowerCase();
  const found = FUNCTIONS.filter(({ name }) => name.toLowerCase().includes(search));
  const used = new Set([state.aggregate?.name, ...state.steps.map(({ name }) => name)]);
  return (
    <section className={styles.functions} aria-label="Functions">
      <div className={styles.functionsHead}>
        <WindowMenu state={state} range={range} onEvent={onEvent} />
        <label className={styles.fill}>
          <input
            type="checkbox"
            checked={state.isFilled}
            disabled={!state.aggregate}
            onChange={() => onEvent({ kind: "filled" })}
          />
          Empty windows
        </label>
        <SearchField
          label="Search functions"
          placeholder={`${FUNCTIONS.length} functions`}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <div className={styles.groups}>
        {FUNCTION_GROUPS.map((group) => (
          <div key={group} role="group" aria-label={group} className={styles.group}>
            <h4>{group}</h4>
            {found
              .filter((each) => each.group === group)
              .map((each) => (
                <button
                  key={each.name}
                  type="button"
                  className={styles.function}
                  aria-pressed={used.has(each.name)}
                  onClick={() => onEvent({ kind: "function", name: each.name })}
                  onPointerEnter={() => setHelped(each)}
                  onFocus={() => setHelped(each)}
                >
                  {each.name}
                  {used.has(each.name) && <Check aria-hidden />}
                </button>
              ))}
          </div>
        ))}
      </div>
      <FunctionHelp shown={helped} />
    </section>
  );
}

function WindowMenu({ state, range, onEvent }: FunctionsCardProps) {
  const automatic = `auto (${automaticWindow(range)})`;
  const choose = (every: string | null) => onEvent({ kind: "window", every });
  return (
    <Menu
      trigger={
        <Button isDrop size="small" disabled={!state.aggregate}>
          Window <span className="num">{state.every ?? automatic}</span>
        </Button>
      }
    >
      <MenuItem isChosen={state.every === null} onSelect={() => choose(null)}>
        {automatic}
      </MenuItem>
      {WINDOWS.map((every) => (
        <MenuItem key={every} isChosen={state.every === every} onSelect={() => choose(every)}>
          {every}
        </MenuItem>
      ))}
    </Menu>
  );
}

function FunctionHelp({ shown }: { shown: BuilderFunction | null }) {
  if (!shown) return <p className={styles.help}>A press applies a function to every line.</p>;
  const parameters = shown.parameters.map(({ name, initial }) => `${name}: ${initial}`).join(", ");
  return (
    <p className={styles.help}>
      <code>
        {shown.name}({parameters})
      </code>
      {shown.words}
    </p>
  );
}
