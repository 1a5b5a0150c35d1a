import { useId, type ComponentProps } from "react";

import styles from "./Field.module.css";

export interface SelectFieldProps extends ComponentProps<"select"> {
  label: string;
  options: readonly { value: string; label: string }[];
  hint?: string;
}

/** One of many, as the browser shows it; the label stands above. */
export function SelectField({ label, options, hint, ...rest }: SelectFieldProps) {
  const hintId = useId();
  return (
    <div className={styles.labelled}>
      <label className={styles.labelled}>
        {label}
        <span className={styles.field}>
          <select aria-describedby={hint ? hintId : undefined} {...rest}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </span>
      </label>
      {hint && (
        <span id={hintId} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}
