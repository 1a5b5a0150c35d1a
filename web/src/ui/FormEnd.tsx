import { Button } from "@/ui/Button";

import styles from "./FormEnd.module.css";

export interface FormEndProps {
  /** Why the last try was refused. */
  error: Error | null;
  /** What the form does, as its button says it. */
  action: string;
  isDisabled: boolean;
  onCancel(): void;
}

/** The end of a form in a dialog: what went wrong, and the two ways out. */
export function FormEnd({ error, action, isDisabled, onCancel }: FormEndProps) {
  return (
    <>
      {error && (
        <p className={styles.problem} role="alert">
          {error.message}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" disabled={isDisabled}>
          {action}
        </Button>
      </div>
    </>
  );
}
