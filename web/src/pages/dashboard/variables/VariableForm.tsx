import { Play } from "lucide-react";
import { useId, useState, type FormEvent, type KeyboardEvent } from "react";

import { createVariable, replaceVariable, type Variable } from "@/api/dashboards";
import type { DashboardRun } from "@/dashboards/DashboardRun";
import {
  NEW_VARIABLE,
  readArguments,
  toDraft,
  type VariableDraft,
  type VariableKind,
} from "@/dashboards/variableDraft";
import { fixedChoices } from "@/dashboards/variables";
import { QueryPreview, ValuesPreview } from "@/pages/dashboard/variables/ValuesPreview";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { FormEnd } from "@/ui/FormEnd";
import { Segments, type Segment } from "@/ui/Segments";
import { useAction } from "@/ui/useAction";

import styles from "./Variables.module.css";

const KINDS: readonly Segment<VariableKind>[] = [
  { value: "constant", label: "Constant" },
  { value: "map", label: "Map" },
  { value: "query", label: "Query" },
];

const HINTS: Readonly<Record<VariableKind, string>> = {
  constant: "Values with commas between them, or one on each line.",
  map: "A line for each: what is chosen, a colon, what the script is given.",
  query: "Flux that gives one text in _value for each value. Ctrl+Enter shows them.",
};

const EXAMPLES: Readonly<Record<VariableKind, string>> = {
  constant: "BTC/USD, ETH/USD",
  map: "one minute: 1m\none hour: 1h",
  query: 'import "influxdata/influxdb/schema"\nschema.tagValues(bucket: "kraken", tag: "pair")',
};

export interface VariableFormProps {
  /** Null for one that is to be made. */
  variable: Variable | null;
  orgID: string;
  run: DashboardRun;
  onSaved(saved: Variable): unknown;
  onCancel(): void;
}

/** A variable: its name, where its values come from, and what they are now. */
export function VariableForm({ variable, orgID, run, onSaved, onCancel }: VariableFormProps) {
  const [draft, setDraft] = useState(() => (variable ? toDraft(variable) : NEW_VARIABLE));
  const [asked, setAsked] = useState(draft.texts.query);
  const change = (changes: Partial<VariableDraft>) => setDraft({ ...draft, ...changes });
  const read = readArguments(draft);
  const name = draft.name.trim();
  const save = useAction(
    async () => {
      if (!read.isWhole) throw new Error(read.problem);
      const selected = draft.selected.trim();
      const contents = {
        name,
        description: draft.description.trim(),
        selected: selected === "" ? [] : [selected],
        arguments: read.given,
      };
      return variable
        ? replaceVariable(variable.id, orgID, contents)
        : createVariable(orgID, contents);
    },
    { onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        <TextField
          label="Name"
          hint={`scripts say v.${name || "name"}`}
          autoFocus
          required
          maxLength={200}
          spellCheck={false}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label="Description"
          value={draft.description}
          maxLength={1000}
          onChange={(event) => change({ description: event.target.value })}
        />
      </div>
      <Segments
        className={styles.start ?? ""}
        label="Where values come from"
        value={draft.kind}
        segments={KINDS}
        onChange={(kind) => change({ kind })}
      />
      <ValuesText draft={draft} onChange={change} onAsk={setAsked} />
      {draft.kind !== "query" &&
        (read.isWhole ? (
          <ValuesPreview choices={fixedChoices(read.given) ?? new Map()} />
        ) : (
          <p className="dense dim">{read.problem}</p>
        ))}
      {draft.kind === "query" && asked.trim() !== "" && <QueryPreview query={asked} run={run} />}
      <TextField
        label="A dashboard begins with"
        placeholder="the first value"
        value={draft.selected}
        spellCheck={false}
        onChange={(event) => change({ selected: event.target.value })}
      />
      <FormEnd
        error={save.error}
        action={variable ? "Save" : "Create"}
        isDisabled={!read.isWhole || name === "" || save.isPending}
        onCancel={onCancel}
      />
    </form>
  );
}

interface ValuesTextProps {
  draft: VariableDraft;
  onChange(changes: Partial<VariableDraft>): void;
  onAsk(query: string): void;
}

function ValuesText({ draft, onChange, onAsk }: ValuesTextProps) {
  const hintId = useId();
  const { kind, texts } = draft;
  const isQuery = kind === "query";
  const press = (event: KeyboardEvent) => {
    if (!isQuery || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onAsk(texts.query);
  };
  return (
    <div className={styles.values}>
      <label className={styles.values}>
        {isQuery ? "Query" : "Values"}
        <textarea
          aria-describedby={hintId}
          spellCheck={false}
          placeholder={EXAMPLES[kind]}
          value={texts[kind]}
          onKeyDown={press}
          onChange={(event) => onChange({ texts: { ...texts, [kind]: event.target.value } })}
        />
      </label>
      <span id={hintId} className="cap">
        {HINTS[kind]}
      </span>
      {isQuery && (
        <div>
          <Button size="small" onClick={() => onAsk(texts.query)}>
            <Play aria-hidden />
            Show values
          </Button>
        </div>
      )}
    </div>
  );
}
