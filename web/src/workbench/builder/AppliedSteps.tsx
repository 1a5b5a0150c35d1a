import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useState } from "react";

import { Button, IconButton } from "@/ui/Button";
import type { BuilderEvent, BuilderState, Step } from "@/workbench/builder/builderState";
import { findFunction, isArgument, type FunctionParameter } from "@/workbench/builder/functions";

import styles from "./Builder.module.css";

export interface AppliedStepsProps {
  state: BuilderState;
  onEvent(event: BuilderEvent): void;
}

/** The chain of functions as it runs, with their arguments. */
export function AppliedSteps({ state, onEvent }: AppliedStepsProps) {
  const { aggregate, steps } = state;
  const isEmpty = !aggregate && steps.length === 0;
  return (
    <section className={styles.chain} aria-label="Applied in order">
      <div className="row">
        <h3 className="cap dim">Applied in order</h3>
        {!isEmpty && (
          <Button
            look="quiet"
            size="small"
            className="push"
            onClick={() => onEvent({ kind: "cleared" })}
          >
            Clear
          </Button>
        )}
      </div>
      {isEmpty && <p className={styles.note}>Nothing: the points as they are stored.</p>}
      <ol className={styles.steps}>
        {aggregate && (
          <AppliedStep
            step={aggregate}
            note={state.every ?? "window"}
            onArgument={(parameter, value) =>
              onEvent({ kind: "aggregateArgument", parameter, value })
            }
            onRemove={() => onEvent({ kind: "aggregateRemoved" })}
          />
        )}
        {steps.map((step, index) => (
          <AppliedStep
            key={`${index}${step.name}`}
            step={step}
            {...(index > 0
              ? { onEarlier: () => onEvent({ kind: "stepMoved", index, by: -1 }) }
              : {})}
            {...(index < steps.length - 1
              ? { onLater: () => onEvent({ kind: "stepMoved", index, by: 1 }) }
              : {})}
            onArgument={(parameter, value) =>
              onEvent({ kind: "stepArgument", index, parameter, value })
            }
            onRemove={() => onEvent({ kind: "stepRemoved", index })}
          />
        ))}
      </ol>
    </section>
  );
}

interface AppliedStepProps {
  step: Step;
  note?: string;
  onArgument(parameter: string, value: string): void;
  onEarlier?(): void;
  onLater?(): void;
  onRemove(): void;
}

function AppliedStep({ step, note, onArgument, onEarlier, onLater, onRemove }: AppliedStepProps) {
  const { name } = step;
  return (
    <li className={styles.step}>
      <div className={styles.stepHead}>
        <span className="num clip">{name}</span>
        {note && <span className="cap dim">{note}</span>}
        <span className="push row">
          {onEarlier && (
            <IconButton label={`${name} earlier`} size="small" onClick={onEarlier}>
              <ChevronUp aria-hidden />
            </IconButton>
          )}
          {onLater && (
            <IconButton label={`${name} later`} size="small" onClick={onLater}>
              <ChevronDown aria-hidden />
            </IconButton>
          )}
          <IconButton label={`Remove ${name}`} size="small" onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        </span>
      </div>
      {(findFunction(name)?.parameters ?? []).map((parameter) => (
        <Argument
          key={parameter.name}
          owner={name}
          parameter={parameter}
          value={step.values[parameter.name] ?? parameter.initial}
          onChange={(value) => onArgument(parameter.name, value)}
        />
      ))}
    </li>
  );
}

interface ArgumentProps {
  owner: string;
  parameter: FunctionParameter;
  value: string;
  onChange(value: string): void;
}

function Argument({ owner, parameter: { name, kind }, value, onChange }: ArgumentProps) {
  if (kind === "boolean")
    return (
      <label className={styles.argument}>
        {name}
        <input
          type="checkbox"
          aria-label={`${owner} ${name}`}
          checked={value === "true"}
          onChange={(event) => onChange(String(event.target.checked))}
        />
      </label>
    );
  return (
    <label className={styles.argument}>
      {name}
      <ArgumentText
        key={value}
        label={`${owner} ${name}`}
        value={value}
        isRight={(text) => isArgument(kind, text)}
        onChange={onChange}
      />
    </label>
  );
}

interface ArgumentTextProps {
  label: string;
  value: string;
  isRight(text: string): boolean;
  onChange(value: string): void;
}

/** Takes what is typed on Enter or on leaving; what can't be an argument is marked and not sent. */
function ArgumentText({ label, value, isRight, onChange }: ArgumentTextProps) {
  const [text, setText] = useState(value);
  const commit = () => {
    const trimmed = text.trim();
    if (trimmed !== value && isRight(trimmed)) onChange(trimmed);
  };
  return (
    <input
      className={styles.argumentText}
      aria-label={label}
      aria-invalid={!isRight(text.trim())}
      spellCheck={false}
      value={text}
      size={Math.max(4, Math.min(text.length, 20))}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && !event.ctrlKey && commit()}
    />
  );
}
