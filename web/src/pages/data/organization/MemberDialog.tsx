import { useState, type FormEvent } from "react";

import { createMember, type Role } from "@/api/platform";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { FormEnd } from "@/ui/FormEnd";
import { Segments, type Segment } from "@/ui/Segments";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

export interface MemberDialogProps {
  organizationId: string;
  onAdded(): Promise<unknown>;
  onClose(): void;
}

const ROLES: readonly Segment<Role>[] = [
  { value: "member", label: "Member" },
  { value: "owner", label: "Owner" },
];

const SHORTEST_PASSWORD = 8;

export function MemberDialog({ organizationId, onAdded, onClose }: MemberDialogProps) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<Role>("member");
  const add = useAction(() => createMember(organizationId, { name: name.trim(), password, role }), {
    onDone: async () => {
      await onAdded();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Dialog title="New user" isOpen onClose={onClose}>
      <DialogBody>
        <form className={styles.form} onSubmit={submit}>
          <div className={styles.pair}>
            <TextField
              label="Name"
              autoFocus
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <TextField
              label="Password"
              type="password"
              autoComplete="new-password"
              hint="at least 8 characters"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </div>
          <Segments
            className={styles.start ?? ""}
            label="Role"
            value={role}
            segments={ROLES}
            onChange={(value) => setRole(value)}
          />
          <FormEnd
            error={add.error}
            action="Add"
            isDisabled={!name.trim() || password.length < SHORTEST_PASSWORD || add.isPending}
            onCancel={onClose}
          />
        </form>
      </DialogBody>
    </Dialog>
  );
}
