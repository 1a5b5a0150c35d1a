import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type FormEvent } from "react";

import { sessionQuery, signInWithPassword } from "@/api/session";
import type { Session } from "@/api/types";
import { Mark } from "@/frame/Mark";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";

import styles from "./SignInPage.module.css";

export interface SignInPageProps {
  session: Session;
  /** Why a code in the address was refused. */
  codeError: string | null;
}

export function SignInPage({ session, codeError }: SignInPageProps) {
  useEffect(() => {
    document.title = "Sign in · krakflux";
  }, []);
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <h1 className={styles.title}>
          <Mark size={24} />
          {session.password_needed ? "Sign in" : "Open with the printed address"}
        </h1>
        {codeError && (
          <p className={styles.problem} role="alert">
            {codeError}. A code opens the page once; the next one is printed by the next start.
          </p>
        )}
        {session.password_needed ? <PasswordForm /> : <CodeHint />}
      </main>
      <footer className={styles.foot}>krakflux</footer>
    </div>
  );
}

function CodeHint() {
  return (
    <div className={styles.form}>
      <p className={styles.text}>
        No password is set, so this page opens with the address that <code>krakflux up</code>{" "}
        printed when it started. It ends in <code>#code=…</code> and signs this browser in.
      </p>
      <p className={styles.text}>
        It works once. Stop krakflux and start it again for a new one; nothing that was collected is
        lost.
      </p>
    </div>
  );
}

function PasswordForm() {
  const [user, setUser] = useState("");
  const [password, setPassword] = useState("");
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: () => signInWithPassword(user, password),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label="User"
        name="username"
        autoComplete="username"
        autoFocus
        required
        value={user}
        onChange={(event) => setUser(event.target.value)}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {signIn.isError && (
        <p className={styles.problem} role="alert">
          {signIn.error.message === "unauthorized access"
            ? "User or password is wrong"
            : signIn.error.message}
        </p>
      )}
      <Button type="submit" look="primary" size="large" disabled={signIn.isPending}>
        Sign in
      </Button>
    </form>
  );
}
