import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { createVariable, dashboardsQuery } from "@/api/dashboards";
import { sessionQuery } from "@/api/session";
import { SAVED_QUERIES, saveQueries } from "@/pages/explore/savedQueries";
import { Button } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { Segments } from "@/ui/Segments";
import { showToast } from "@/ui/Toast";
import type { WorkbenchHandle } from "@/workbench/useWorkbench";

import styles from "./Saved.module.css";

type Kind = "cell" | "variable";

const KINDS = [
  { value: "cell" as const, label: "Cell of a dashboard" },
  { value: "variable" as const, label: "Variable" },
];

export interface SaveDialogProps {
  workbench: WorkbenchHandle;
  onClose(): void;
}

/** Saves the queries as a dashboard's cell, or the edited one as a variable's values. */
export function SaveDialog({ workbench, onClose }: SaveDialogProps) {
  const { data: session } = useQuery(sessionQuery);
  const orgID = session?.organization?.id;
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>("cell");
  const [name, setName] = useState("");
  const [place, setPlace] = useState<string | null>(null);
  const [error, setError] = useState("");
  const { data: dashboards } = useQuery({
    ...dashboardsQuery(orgID ?? ""),
    enabled: Boolean(orgID),
  });
  const usual = dashboards?.find((each) => each.name === SAVED_QUERIES)?.id ?? "";
  const chosen = place ?? usual;
  const { state, value } = workbench;
  const save = async (organization: string, wanted: string) => {
    if (kind === "variable") {
      const query = value.queries[state.active]?.text ?? "";
      const values = { type: "query" as const, values: { query, language: "flux" } };
      const variable = { name: wanted, description: "", selected: [], arguments: values };
      await createVariable(organization, variable);
    } else {
      const dashboardId = chosen === "" ? null : chosen;
      const id = await saveQueries({ orgID: organization, dashboardId, name: wanted, value });
      await client.invalidateQueries({ queryKey: ["dashboard", id] });
    }
    await client.invalidateQueries({ queryKey: [kind === "cell" ? "dashboards" : "variables"] });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (!wanted || !orgID) return setError("a name is needed");
    return void save(orgID, wanted)
      .then(() => {
        showToast(`Saved as ${wanted}`);
        return onClose();
      })
      .catch((problem: unknown) =>
        setError(problem instanceof Error ? problem.message : String(problem)),
      );
  };
  return (
    <Dialog title="Save as" isOpen onClose={onClose}>
      <DialogBody>
        <form className={styles.form} onSubmit={submit}>
          <Segments
            label="Save as"
            value={kind}
            segments={KINDS}
            onChange={(next) => setKind(next)}
          />
          <TextField
            label="Name"
            value={name}
            autoFocus
            maxLength={200}
            isInvalid={error !== ""}
            hint={error || (kind === "variable" ? "scripts say v. and this name" : "")}
            onChange={(event) => setName(event.target.value)}
          />
          {kind === "cell" && (
            <label className={styles.place}>
              Dashboard
              <select value={chosen} onChange={(event) => setPlace(event.target.value)}>
                {usual === "" && <option value="">{SAVED_QUERIES} (new)</option>}
                {(dashboards ?? []).map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name || "without a name"}
                  </option>
                ))}
              </select>
            </label>
          )}
          <div className={styles.answers}>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" type="submit">
              Save
            </Button>
          </div>
        </form>
      </DialogBody>
    </Dialog>
  );
}
