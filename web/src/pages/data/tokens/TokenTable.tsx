import { Power, PowerOff, Trash2 } from "lucide-react";

import { setTokenStatus, type Authorization, type Bucket } from "@/api/platform";
import { describeAccess } from "@/pages/data/tokens/access";
import { useTimeZone } from "@/core/chosenZone";
import { formatWall } from "@/core/timeZone";
import { DataTable } from "@/pages/data/DataTable";
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

const COLUMNS = [
  { title: "Description" },
  { title: "May do" },
  { title: "User", isWideOnly: true },
  { title: "Made", isWideOnly: true },
];

export function TokenTable({ tokens, buckets, onChanged, onDelete }: TokenTableProps) {
  return (
    <DataTable columns={COLUMNS} rows={tokens}>
      {(token) => (
        <TokenRow
          key={token.id}
          token={token}
          access={describeAccess(token.permissions, buckets)}
          onChanged={onChanged}
          onDelete={() => onDelete(token)}
        />
      )}
    </DataTable>
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
  const zone = useTimeZone();
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
      <td className="wide-only num">
        {formatWall(Date.parse(token.createdAt), zone).slice(0, 10)}
      </td>
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
