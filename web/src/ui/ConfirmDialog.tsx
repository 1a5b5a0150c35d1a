import { useState, type FormEvent, type ReactNode } from "react";

import { Dialog, DialogBody } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { FormEnd } from "@/ui/FormEnd";

import styles from "./ConfirmDialog.module.css";

export interface ConfirmDialogProps {
  title: string;
  /** What will be gone, in a sentence. */
  children: ReactNode;
  /** The name that must be typed first; left out where a click is enough. */
  name?: string;
  action: string;
  isPending: boolean;
  error: Error | null;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something is gone for good. */
export function ConfirmDialog({
  title,
  children,
  name,
  action,
  isPending,
  error,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  const isSure = name === undefined || typed === name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSure && !isPending) onConfirm();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <DialogBody>
        <form className={styles.form} onSubmit={submit}>
          <p>{children}</p>
          {name !== undefined && (
            <TextField
              label={`Type ${name} to confirm`}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
          <FormEnd
            error={error}
            action={action}
            isDisabled={!isSure || isPending}
            onCancel={onClose}
          />
        </form>
      </DialogBody>
    </Dialog>
  );
}
