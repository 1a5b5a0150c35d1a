import { Search } from "lucide-react";
import { useId, type ComponentProps, type ReactNode } from "react";

import styles from "./Field.module.css";

export interface SearchFieldProps extends ComponentProps<"input"> {
  label: string;
  end?: ReactNode;
}

export function SearchField({ label, end, ...rest }: SearchFieldProps) {
  return (
    <label className={styles.field}>
      <Search aria-hidden />
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        {...rest}
      />
      {end}
    </label>
  );
}

export interface TextFieldProps extends ComponentProps<"input"> {
  label: string;
  hint?: string;
  isInvalid?: boolean;
}

/** A field with its label above and a hint below; the hint is read out with it. */
export function TextField({ label, hint, isInvalid = false, ...rest }: TextFieldProps) {
  const hintId = useId();
  return (
    <div className={styles.labelled}>
      <label className={styles.labelled}>
        {label}
        <span className={styles.field} data-invalid={isInvalid}>
          <input aria-invalid={isInvalid} aria-describedby={hint ? hintId : undefined} {...rest} />
        </span>
      </label>
      {hint && (
        <span id={hintId} className={styles.hint} data-invalid={isInvalid}>
          {hint}
        </span>
      )}
    </div>
  );
}
