import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { updateOrganization, type Organization } from "@/api/platform";
import { sessionQuery } from "@/api/session";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { TextField } from "@/ui/Field";
import { showToast } from "@/ui/Toast";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

export function OrganizationForm({ organization }: { organization: Organization }) {
  const [name, setName] = useState(organization.name);
  const [description, setDescription] = useState(organization.description);
  const client = useQueryClient();
  const save = useAction(
    () => updateOrganization(organization.id, { name: name.trim(), description }),
    {
      onDone: async () => {
        await client.invalidateQueries({ queryKey: ["organization"] });
        await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
        showToast("The organization is changed");
      },
    },
  );
  const isChanged = name !== organization.name || description !== organization.description;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        <TextField
          label="Name"
          spellCheck={false}
          value={name}
          hint={
            name === organization.name
              ? "programs send it with every write and query"
              : "programs that send the old name are refused from then on"
          }
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="Description"
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </div>
      {save.error && (
        <p className={styles.problem} role="alert">
          {save.error.message}
        </p>
      )}
      <div className="row">
        <CopyButton text={organization.name}>Copy the name</CopyButton>
        <CopyButton text={organization.id}>Copy the id</CopyButton>
        <Button
          type="submit"
          className="push"
          disabled={!isChanged || !name.trim() || save.isPending}
        >
          Save
        </Button>
      </div>
    </form>
  );
}
