import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";

import { bucketsQuery, createToken } from "@/api/platform";
import { reload } from "@/api/reload";
import { statusQuery } from "@/api/session";
import { baseUrl } from "@/core/base";
import { useUrlState } from "@/core/urlState";
import { NO_TOKEN, SNIPPETS, type Snippet } from "@/pages/data/connect/snippets";
import type { SectionProps } from "@/pages/data/DataPage";
import { bucketPermissions } from "@/pages/data/tokens/access";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { HelpText } from "@/ui/Help";
import { SelectField } from "@/ui/SelectField";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

/** Programs that work with this server as they stand. */
export function ConnectSection({ organization }: SectionProps) {
  const { get, change } = useUrlState();
  const snippet = SNIPPETS.find(({ id }) => id === get("with")) ?? SNIPPETS[0];
  return (
    <div className={styles.columns}>
      <nav className={styles.list} aria-label="Programs">
        {SNIPPETS.map(({ id, title, note }) => (
          <button
            key={id}
            type="button"
            className={styles.choice}
            aria-current={id === snippet?.id}
            onClick={() => change({ with: id })}
          >
            {title}
            <small>{note}</small>
          </button>
        ))}
      </nav>
      <div className={styles.scroll}>
        {snippet && <SnippetPanel organization={organization} snippet={snippet} />}
      </div>
    </div>
  );
}

interface SnippetPanelProps extends SectionProps {
  snippet: Snippet;
}

function SnippetPanel({ organization, snippet }: SnippetPanelProps) {
  const { data: buckets = [] } = useQuery(bucketsQuery(organization.id));
  const { data: status } = useQuery(statusQuery);
  const [chosen, setChosen] = useState("");
  const users = buckets.filter(({ type }) => type === "user");
  const bucket = users.find(({ name }) => name === chosen) ?? users[0];
  const client = useQueryClient();
  const make = useAction(
    () =>
      createToken(
        organization.id,
        `${snippet.title} in ${bucket?.name}`,
        bucketPermissions(organization.id, bucket ? { [bucket.id]: ["read", "write"] } : {}),
      ),
    { onDone: () => reload(client, ["authorizations"]) },
  );
  const url = baseUrl.href.replace(/\/$/, "");
  const text = snippet.write({
    url,
    org: organization.name,
    bucket: bucket?.name ?? "",
    token: make.data ?? NO_TOKEN,
  });
  return (
    <div className={styles.page}>
      <div className={styles.fields}>
        <SelectField
          label="Bucket"
          options={users.map(({ name }) => ({ value: name, label: name }))}
          value={bucket?.name ?? ""}
          onChange={(event) => {
            setChosen(event.target.value);
            make.reset();
          }}
        />
      </div>
      <HelpText>Needs: {snippet.needs}</HelpText>
      {url.startsWith("https:") && status?.data_directory && (
        <HelpText>
          This server's certificate is signed by an authority of its own. Programs trust it once
          they are told where it is:{" "}
          <code>
            export REQUESTS_CA_BUNDLE={status.data_directory}/tls/ca.pem SSL_CERT_FILE=
            {status.data_directory}/tls/ca.pem
          </code>
        </HelpText>
      )}
      <pre className={styles.snippet} tabIndex={0} aria-label={snippet.title}>
        {text}
      </pre>
      {make.error && (
        <p className={styles.problem} role="alert">
          {make.error.message}
        </p>
      )}
      <div className="row">
        <CopyButton text={text} look="primary" />
        {make.isSuccess ? (
          <span className="dense dim">The token is shown this once, in the program above.</span>
        ) : (
          <Button disabled={!bucket || make.isPending} onClick={() => make.mutate()}>
            <KeyRound aria-hidden />
            Make a token for it
          </Button>
        )}
      </div>
    </div>
  );
}
