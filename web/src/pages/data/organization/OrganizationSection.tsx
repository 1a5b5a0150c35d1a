import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";

import { membersQuery, organizationQuery, removeMember, type Member } from "@/api/platform";
import { reload } from "@/api/reload";
import type { SectionProps } from "@/pages/data/DataPage";
import { DataTable } from "@/pages/data/DataTable";
import { MemberDialog } from "@/pages/data/organization/MemberDialog";
import { OrganizationForm } from "@/pages/data/organization/OrganizationForm";
import { Badge } from "@/ui/Badge";
import { Button, IconButton } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { HelpText } from "@/ui/Help";
import { Failure } from "@/ui/States";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

/** The organization: its name, which clients send, and who belongs to it. */
export function OrganizationSection({ organization: { id } }: SectionProps) {
  const organization = useQuery(organizationQuery(id));
  const members = useQuery(membersQuery(id));
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const client = useQueryClient();
  const refresh = () => reload(client, ["members"]);
  return (
    <>
      <div className={styles.page}>
        {organization.data && <OrganizationForm organization={organization.data} />}
      </div>
      <div className={styles.bar}>
        <HelpText>Owners may change everything in the organization, members may read it.</HelpText>
        <Button className="push" onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          User
        </Button>
      </div>
      <div className={styles.scroll}>
        {members.isError ? (
          <Failure
            title="The members could not be read"
            details={members.error.message}
            onRetry={() => void members.refetch()}
          />
        ) : (
          <MemberTable members={members.data ?? null} onRemove={setLeaving} />
        )}
      </div>
      {isAdding && (
        <MemberDialog organizationId={id} onAdded={refresh} onClose={() => setAdding(false)} />
      )}
      {leaving && (
        <RemoveDialog
          organizationId={id}
          member={leaving}
          onRemoved={refresh}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
}

interface MemberTableProps {
  /** Null while they are being read. */
  members: Member[] | null;
  onRemove(member: Member): void;
}

const COLUMNS = [{ title: "User" }, { title: "Role" }];

function MemberTable({ members, onRemove }: MemberTableProps) {
  return (
    <DataTable columns={COLUMNS} rows={members}>
      {(member) => (
        <tr key={member.id}>
          <td className={styles.name}>{member.name}</td>
          <td>
            <span className="row">
              {member.role}
              {member.status === "inactive" && <Badge look="warn">inactive</Badge>}
            </span>
          </td>
          <td className={styles.actions}>
            <IconButton label={`Remove ${member.name}`} onClick={() => onRemove(member)}>
              <Trash2 aria-hidden />
            </IconButton>
          </td>
        </tr>
      )}
    </DataTable>
  );
}

interface RemoveDialogProps {
  organizationId: string;
  member: Member;
  onRemoved(): Promise<unknown>;
  onClose(): void;
}

function RemoveDialog({ organizationId, member, onRemoved, onClose }: RemoveDialogProps) {
  const remove = useAction(() => removeMember(organizationId, member), {
    onDone: async () => {
      await onRemoved();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`Remove ${member.name}`}
      action="Remove"
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {member.name} no longer belongs to the organization. Tokens made for them still work; delete
      those under Tokens.
    </ConfirmDialog>
  );
}
