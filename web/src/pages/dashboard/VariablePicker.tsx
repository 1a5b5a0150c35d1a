import { Check } from "lucide-react";
import { useState } from "react";

import { EVERY } from "@/dashboards/variables";
import type { VariableState } from "@/dashboards/useVariables";
import { Button } from "@/ui/Button";
import { SearchField } from "@/ui/Field";
import { Popup } from "@/ui/Popup";

import styles from "./VariablePicker.module.css";

const MOST_LISTED = 300;

export interface VariablePickerProps {
  state: VariableState;
  /** True where the address asks for all, also those to come. */
  isEvery: boolean;
  onChange(names: readonly string[]): void;
}

function holdsAll({ isMany, chosen, choices }: VariableState, isEvery: boolean): boolean {
  return isEvery || (isMany && choices.size > 1 && chosen.length === choices.size);
}

/** A variable in the header: what is chosen, and a searchable list of what can be. */
export function VariablePicker(props: VariablePickerProps) {
  const { state, isEvery } = props;
  const { variable, chosen, choices, error } = state;
  const [isOpen, setOpen] = useState(false);
  const summary =
    error !== null
      ? "failed"
      : holdsAll(state, isEvery)
        ? `all ${choices.size}`
        : chosen.length > 0
          ? chosen.join(", ")
          : "none";
  return (
    <span className={styles.variable}>
      <span className="cap">{variable.name}</span>
      <Popup
        label={`Values of ${variable.name}`}
        align="start"
        isOpen={isOpen}
        onOpen={setOpen}
        className={styles.popover}
        trigger={
          <Button
            isDrop
            aria-label={`${variable.name}: ${summary}`}
            title={error ?? (variable.description || undefined)}
          >
            <span className={`${styles.summary} clip`}>{summary}</span>
          </Button>
        }
      >
        {error === null ? (
          <ChoiceList {...props} onDone={() => setOpen(false)} />
        ) : (
          <p className={styles.problem} role="alert">
            {error}
          </p>
        )}
      </Popup>
    </span>
  );
}

function ChoiceList({
  state,
  isEvery,
  onChange,
  onDone,
}: VariablePickerProps & { onDone(): void }) {
  const { variable, choices, chosen, isMany } = state;
  const [wanted, setWanted] = useState("");
  const isAll = holdsAll(state, isEvery);
  const search = wanted.toLowerCase();
  const found = [...choices.keys()].filter((name) => name.toLowerCase().includes(search));
  const choose = (name: string) => {
    if (!isMany) {
      onChange([name]);
      return onDone();
    }
    const kept = isAll ? [] : chosen;
    const isChosen = kept.includes(name);
    const next = isChosen ? kept.filter((each) => each !== name) : [...kept, name];
    return onChange(next.length > 0 ? next : [name]);
  };
  return (
    <>
      <SearchField
        label={`Search ${variable.name}`}
        value={wanted}
        autoFocus
        onChange={(event) => setWanted(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === "Enter" && first !== undefined) choose(first);
        }}
      />
      <ul className={styles.list} aria-label={`Values of ${variable.name}`}>
        {isMany && search === "" && (
          <Choice name="all" isChosen={isAll} onPress={() => onChange([EVERY])} />
        )}
        {found.slice(0, MOST_LISTED).map((name) => (
          <Choice
            key={name}
            name={name}
            isChosen={!isAll && chosen.includes(name)}
            onPress={() => choose(name)}
          />
        ))}
      </ul>
      {found.length === 0 && <p className={styles.note}>no match</p>}
      {found.length > MOST_LISTED && (
        <p className={styles.note}>{found.length - MOST_LISTED} more: search for them</p>
      )}
      {!isMany && (
        <p className={styles.note}>
          One value: a cell compares with it. Several work in cells that match it as a pattern.
        </p>
      )}
    </>
  );
}

interface ChoiceProps {
  name: string;
  isChosen: boolean;
  onPress(): void;
}

function Choice({ name, isChosen, onPress }: ChoiceProps) {
  return (
    <li>
      <button type="button" className={styles.choice} aria-pressed={isChosen} onClick={onPress}>
        <Check aria-hidden />
        <span className="clip">{name}</span>
      </button>
    </li>
  );
}
