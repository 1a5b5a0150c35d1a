import { Power, PowerOff, Trash2 } from "lucide-react";

import { setTokenStatus, type Authorization, type Bucket } from "@/api/platform";
import { describeAccess } from "@/pages/data/tokens/access";
import { BoneRows } from "@/pages/data/BoneRows";
import { Badge } from "@/ui/Badge";
import { IconButton } from "@/ui/Button";
import { showToast } from "@/ui/Toast";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

export interface TokenTableProps {
  /** Null while they are being read. */
  tokens: Authorization[] | null;
  buckets: readonly Bucket[];
  onChanged(): Promise<unknown>;
  onDelete(token: Authorization): void;
}

export function TokenTable({ tokens, buckets, onChanged, onDelete }: TokenTableProps) {
  return (
    <table className={styles.table} aria-busy={tokens === null}>
      <thead>
        <tr>
          <th scope="col">Description</th>
          <th scope="col">May do</th>
          <th scope="col" className="wide-only">
            User
          </th>
          <th scope="col" className="wide-only">
            Made
          </th>
          <th scope="col" className={styles.actions}>
            <span className="sr">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens === null ? (
          <BoneRows columns={5} />
        ) : (
          tokens.map((token) => (
            <TokenRow
              key={token.id}
              token={token}
              access={describeAccess(token.permissions, buckets)}
              onChanged={onChanged}
              onDelete={() => onDelete(token)}
            />
          ))
        )}
      </tbody>
    </table>
  );
}

interface TokenRowProps {
  token: Authorization;
  access: string;
  onChanged(): Promise<unknown>;
  onDelete(): void;
}

function TokenRow({ token, access, onChanged, onDelete }: TokenRowProps) {
  const name = token.description || "token without a description";
  const isActive = token.status === "active";
  const toggle = useAction(() => setTokenStatus(token.id, isActive ? "inactive" : "active"), {
    onDone: async () => {
      await onChanged();
      showToast(`${name} is ${isActive ? "deactivated: it is refused" : "active again"}`);
    },
  });
  return (
    <tr>
      <td>
        <span className="row">
          <span className={`${styles.name} clip`}>
            {token.description || <span className="faint">no description</span>}
          </span>
          {!isActive && <Badge look="warn">inactive</Badge>}
        </span>
      </td>
      <td>{access}</td>
      <td className="wide-only">{token.user}</td>
      <td className="wide-only num">{token.createdAt.slice(0, 10)}</td>
      <td className={styles.actions}>
        <IconButton
          label={`${isActive ? "Deactivate" : "Activate"} ${name}`}
          onClick={() => toggle.mutate()}
          disabled={toggle.isPending}
        >
          {isActive ? <Power aria-hidden /> : <PowerOff aria-hidden />}
        </IconButton>
        <IconButton label={`Delete ${name}`} onClick={onDelete}>
          <Trash2 aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
}
