import type { ReactNode } from "react";

import styles from "./Options.module.css";

export function OptionGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

export function OptionPair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}

export interface TextOptionProps {
  label: string;
  value: string;
  placeholder?: string;
  isLong?: boolean;
  onChange(value: string): void;
}

export function TextOption({ label, value, placeholder, isLong, onChange }: TextOptionProps) {
  const Field = isLong ? "textarea" : "input";
  return (
    <label className={styles.option}>
      {label}
      <Field
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

export interface NumberOptionProps {
  label: string;
  value: number | null;
  placeholder?: string;
  /** Null where the field is empty. */
  onChange(value: number | null): void;
}

export function NumberOption({ label, value, placeholder = "auto", onChange }: NumberOptionProps) {
  return (
    <label className={styles.option}>
      {label}
      <input
        type="number"
        step="any"
        value={value ?? ""}
        placeholder={placeholder}
        onChange={({ target }) =>
          onChange(Number.isFinite(target.valueAsNumber) ? target.valueAsNumber : null)
        }
      />
    </label>
  );
}

export interface ChoiceOptionProps {
  label: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  onChange(value: string): void;
}

export function ChoiceOption({ label, value, choices, onChange }: ChoiceOptionProps) {
  return (
    <label className={styles.option}>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface FlagOptionProps {
  label: string;
  value: boolean;
  onChange(value: boolean): void;
}

export function FlagOption({ label, value, onChange }: FlagOptionProps) {
  return (
    <label className={styles.flag}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
