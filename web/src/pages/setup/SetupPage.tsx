import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useEffect, useState, type FormEvent } from "react";

import { sessionQuery, setUp, signInWithPassword } from "@/api/session";
import type { OnboardingRequest } from "@/api/types";
import { Mark } from "@/frame/Mark";
import { checkSetup } from "@/pages/setup/checkSetup";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { showToast } from "@/ui/Toast";

import styles from "../signin/SignInPage.module.css";

/** The first start of a bare platform: who may enter, and where points go. */
export function SetupPage() {
  const [form, setForm] = useState<OnboardingRequest>({
    username: "",
    password: "",
    org: "",
    bucket: "kraken",
  });
  const client = useQueryClient();
  useEffect(() => {
    document.title = "Set up · krakflux";
  }, []);
  const setup = useMutation({
    mutationFn: async () => {
      const { auth } = await setUp(form);
      await signInWithPassword(form.username, form.password);
      return auth.token;
    },
  });
  const enter = () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  return (
    <div className={styles.page}>
      <main className={`${styles.card} ${styles.wide}`}>
        <h1 className={styles.title}>
          <Mark size={24} />
          {setup.isSuccess ? "Set up" : "Set up krakflux"}
        </h1>
        {setup.isSuccess ? (
          <TokenStep token={setup.data} onEnter={enter} />
        ) : (
          <SetupForm
            form={form}
            onChange={setForm}
            onSubmit={() => setup.mutate()}
            isPending={setup.isPending}
            error={setup.error}
          />
        )}
      </main>
      <footer className={styles.foot}>krakflux</footer>
    </div>
  );
}

interface SetupFormProps {
  form: OnboardingRequest;
  onChange(form: OnboardingRequest): void;
  onSubmit(): void;
  isPending: boolean;
  error: Error | null;
}

function SetupForm({ form, onChange, onSubmit, isPending, error }: SetupFormProps) {
  const [isTried, setTried] = useState(false);
  const problems = checkSetup(form);
  const field = (name: keyof OnboardingRequest) => {
    const hint = isTried ? problems[name] : undefined;
    return {
      name,
      value: form[name],
      isInvalid: hint !== undefined,
      ...(hint ? { hint } : {}),
      onChange: (event: { target: { value: string } }) =>
        onChange({ ...form, [name]: event.target.value }),
    };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.text}>
        Nothing has been stored here yet. This makes the first user, an organization and a bucket
        for its points.
      </p>
      <div className={styles.pair}>
        <TextField label="User" autoComplete="username" autoFocus {...field("username")} />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          {...field("password")}
        />
        <TextField label="Organization" {...field("org")} />
        <TextField label="Bucket" {...field("bucket")} />
      </div>
      {error && (
        <p className={styles.problem} role="alert">
          {error.message}
        </p>
      )}
      <Button type="submit" look="primary" size="large" disabled={isPending}>
        Set up
      </Button>
    </form>
  );
}

function TokenStep({ token, onEnter }: { token: string; onEnter(): void }) {
  const copy = () =>
    void navigator.clipboard
      .writeText(token)
      .then(() => showToast("The token is on the clipboard"));
  return (
    <div className={styles.form}>
      <p className={styles.text}>
        This is the operator token. It may do everything, and it is shown this once: keep it where
        you keep passwords. Clients send it as <code>Authorization: Token …</code>
      </p>
      <code className={styles.code}>{token}</code>
      <div className="row">
        <Button look="primary" size="large" autoFocus onClick={onEnter}>
          Open the terminal
        </Button>
        <Button size="large" onClick={copy}>
          <Copy aria-hidden />
          Copy the token
        </Button>
      </div>
    </div>
  );
}
