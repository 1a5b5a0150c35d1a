import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, LockKeyhole } from "lucide-react";
import { useState, type FormEvent } from "react";

import { sessionQuery, setPassword } from "@/api/session";
import { Button } from "@/ui/Button";
import field from "@/ui/Field.module.css";

import styles from "./WelcomePage.module.css";

const SHORTEST = 8;

/** A password is optional while only this computer can connect. */
export function PasswordLine({ isSet }: { isSet: boolean }) {
  const [password, setText] = useState("");
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => setPassword(password),
    onSuccess: () => {
      setText("");
      return client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  if (isSet || save.isSuccess) {
    return (
      <li>
        <CircleCheck className={styles.done} aria-hidden />
        <span className="dim">Password</span>
        <span>Set. It is asked for when a browser signs in.</span>
        <span />
      </li>
    );
  }
  const note = save.isError ? save.error.message : "optional, only this computer can connect";
  return (
    <li>
      <LockKeyhole aria-hidden />
      <span className="dim">Set a password</span>
      <form id="password-form" className={styles.password} onSubmit={submit}>
        <label className={field.field}>
          <input
            type="password"
            aria-label="New password"
            placeholder="At least 8 characters"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <span className="faint dense" role={save.isError ? "alert" : undefined}>
          {note}
        </span>
      </form>
      <Button
        type="submit"
        form="password-form"
        disabled={password.length < SHORTEST || save.isPending}
      >
        Set
      </Button>
    </li>
  );
}
