import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";

import { authorizationsQuery, bucketsQuery, deleteToken, type Authorization } from "@/api/platform";
import { reload } from "@/api/reload";
import type { SectionProps } from "@/pages/data/DataPage";
import { TokenDialog } from "@/pages/data/tokens/TokenDialog";
import { TokenTable } from "@/pages/data/tokens/TokenTable";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { HelpText } from "@/ui/Help";
import { Empty, Failure } from "@/ui/States";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

/** Tokens: what each may do; their text is shown once, when they are made. */
export function TokensSection({ organization }: SectionProps) {
  const [isMaking, setMaking] = useState(false);
  const [doomed, setDoomed] = useState<Authorization | null>(null);
  const tokens = useQuery(authorizationsQuery(organization.id));
  const { data: buckets = [] } = useQuery(bucketsQuery(organization.id));
  const client = useQueryClient();
  const refresh = () => reload(client, ["authorizations"]);
  return (
    <>
      <div className={styles.bar}>
        <HelpText>
          A token is what a program signs in with; it sends it as{" "}
          <code>Authorization: Token …</code>. Give each program one that can do no more than it
          needs. Only its fingerprint is stored: a lost token can't be shown again.
        </HelpText>
        <Button look="primary" className="push" onClick={() => setMaking(true)}>
          <Plus aria-hidden />
          Token
        </Button>
      </div>
      <div className={styles.scroll}>
        {tokens.isError ? (
          <Failure
            title="The tokens could not be read"
            details={tokens.error.message}
            onRetry={() => void tokens.refetch()}
          />
        ) : tokens.data?.length === 0 ? (
          <Empty title="No tokens yet" />
        ) : (
          <TokenTable
            tokens={tokens.data ?? null}
            buckets={buckets}
            onChanged={refresh}
            onDelete={setDoomed}
          />
        )}
      </div>
      {isMaking && (
        <TokenDialog
          organizationId={organization.id}
          buckets={buckets}
          onMade={refresh}
          onClose={() => setMaking(false)}
        />
      )}
      {doomed && (
        <DeleteTokenDialog token={doomed} onDeleted={refresh} onClose={() => setDoomed(null)} />
      )}
    </>
  );
}

interface DeleteTokenDialogProps {
  token: Authorization;
  onDeleted(): Promise<unknown>;
  onClose(): void;
}

function DeleteTokenDialog({ token, onDeleted, onClose }: DeleteTokenDialogProps) {
  const remove = useAction(() => deleteToken(token.id), {
    onDone: async () => {
      await onDeleted();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`Delete token ${token.description || "without a description"}`}
      action="Delete token"
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      Every program that uses it is refused from now on. To stop one for a while, deactivate its
      token instead.
    </ConfirmDialog>
  );
}
