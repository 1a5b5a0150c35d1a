import { useState, type FormEvent } from "react";

import { createToken, fetchResourceTypes, type Bucket } from "@/api/platform";
import {
  allPermissions,
  bucketPermissions,
  toggleGrant,
  type Grants,
} from "@/pages/data/tokens/access";
import { GrantTable } from "@/pages/data/tokens/GrantTable";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { FormEnd } from "@/ui/FormEnd";
import { HelpText } from "@/ui/Help";
import { Segments, type Segment } from "@/ui/Segments";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

export interface TokenDialogProps {
  organizationId: string;
  buckets: readonly Bucket[];
  onMade(): Promise<unknown>;
  onClose(): void;
}

type Scope = "buckets" | "all";

const SCOPES: readonly Segment<Scope>[] = [
  { value: "buckets", label: "Chosen buckets" },
  { value: "all", label: "All access" },
];

export function TokenDialog({ organizationId, buckets, onMade, onClose }: TokenDialogProps) {
  const [description, setDescription] = useState("");
  const [scope, setScope] = useState<Scope>("buckets");
  const [grants, setGrants] = useState<Grants>({});
  const chosen = bucketPermissions(organizationId, grants);
  const make = useAction(
    async () => {
      const permissions =
        scope === "all" ? allPermissions(organizationId, await fetchResourceTypes()) : chosen;
      return createToken(organizationId, description.trim(), permissions);
    },
    { onDone: onMade },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Dialog title={make.isSuccess ? "The new token" : "New token"} isOpen onClose={onClose}>
      <DialogBody>
        {make.isSuccess ? (
          <TokenStep token={make.data} onClose={onClose} />
        ) : (
          <form className={styles.form} onSubmit={submit}>
            <TextField
              label="Description"
              placeholder="what uses it"
              autoFocus
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
            <Segments
              className={styles.start ?? ""}
              label="Scope"
              value={scope}
              segments={SCOPES}
              onChange={(value) => setScope(value)}
            />
            {scope === "all" ? (
              <HelpText>
                It reads and writes everything in this organization, and can make other tokens.
              </HelpText>
            ) : (
              <GrantTable
                buckets={buckets}
                grants={grants}
                onToggle={(id, action) => setGrants(toggleGrant(grants, id, action))}
              />
            )}
            <FormEnd
              error={make.error}
              action="Create"
              isDisabled={make.isPending || (scope === "buckets" && chosen.length === 0)}
              onCancel={onClose}
            />
          </form>
        )}
      </DialogBody>
    </Dialog>
  );
}

function TokenStep({ token, onClose }: { token: string; onClose(): void }) {
  return (
    <div className={styles.form}>
      <HelpText>It is shown this once: put it where the program finds it.</HelpText>
      <code className={styles.token} aria-label="Token">
        {token}
      </code>
      <div className={styles.buttons}>
        <Button onClick={onClose}>Done</Button>
        <CopyButton text={token} look="primary" autoFocus>
          Copy to clipboard
        </CopyButton>
      </div>
    </div>
  );
}
