import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";

import { deleteVariable, variablesQuery, type Dashboard, type Variable } from "@/api/dashboards";
import type { DashboardRun } from "@/dashboards/DashboardRun";
import { cellScripts, usedNames } from "@/dashboards/variables";
import { VariableForm } from "@/pages/dashboard/variables/VariableForm";
import { Button, IconButton } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { showToast } from "@/ui/Toast";
import { useAction } from "@/ui/useAction";

import styles from "./Variables.module.css";

const KIND_WORDS = { constant: "constant", map: "map", query: "query" };

export interface VariablesDialogProps {
  dashboard: Dashboard;
  run: DashboardRun;
  onClose(): void;
}

/** The organization's variables: the list of them, and the form of one. */
export function VariablesDialog({ dashboard, run, onClose }: VariablesDialogProps) {
  const { orgID } = dashboard;
  const client = useQueryClient();
  /** Undefined while the list is shown; null for a variable that is to be made. */
  const [edited, setEdited] = useState<Variable | null | undefined>(undefined);
  const [deleted, setDeleted] = useState<Variable | null>(null);
  const renew = () => client.invalidateQueries({ queryKey: ["variables"] });
  const saved = async ({ name }: Variable) => {
    await renew();
    setEdited(undefined);
    showToast(
      edited
        ? `Saved v.${name}`
        : `Made v.${name}: a script that reads it brings it into the header`,
    );
  };
  if (deleted)
    return (
      <DeleteVariable
        variable={deleted}
        users={usersOf(dashboard, deleted.name)}
        onDeleted={renew}
        onClose={() => setDeleted(null)}
      />
    );
  if (edited !== undefined)
    return (
      <Dialog
        title={edited ? `Variable ${edited.name}` : "New variable"}
        isOpen
        onClose={() => setEdited(undefined)}
      >
        <DialogBody>
          <VariableForm
            variable={edited}
            orgID={orgID}
            run={run}
            onSaved={saved}
            onCancel={() => setEdited(undefined)}
          />
        </DialogBody>
      </Dialog>
    );
  return (
    <Dialog title="Variables" isOpen onClose={onClose}>
      <DialogBody>
        <VariableList dashboard={dashboard} onEdit={setEdited} onDelete={setDeleted} />
        <div className={styles.end}>
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" autoFocus onClick={() => setEdited(null)}>
            <Plus aria-hidden />
            Variable
          </Button>
        </div>
      </DialogBody>
    </Dialog>
  );
}

/** Names of the cells whose scripts read a variable. */
function usersOf(dashboard: Dashboard, name: string): string[] {
  return dashboard.cells
    .filter((cell) => cellScripts(cell).some((script) => usedNames(script).has(name)))
    .map((cell) => cell.name || "Untitled cell");
}

interface VariableListProps {
  dashboard: Dashboard;
  onEdit(variable: Variable): void;
  onDelete(variable: Variable): void;
}

function VariableList({ dashboard, onEdit, onDelete }: VariableListProps) {
  const { data: variables } = useQuery(variablesQuery(dashboard.orgID));
  if (!variables) return <p className="dense dim">Reading the variables…</p>;
  if (variables.length === 0)
    return (
      <p className="dense dim">
        There are none yet. A variable puts a choice into the header of each dashboard whose cells
        read it: `v.coin` in a script, for a variable named coin.
      </p>
    );
  return (
    <table className={styles.list} aria-label="Variables">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Values from</th>
          <th scope="col">Cells here</th>
          <th scope="col">
            <span className="sr">What can be done</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {variables.toSorted(byName).map((variable) => (
          <tr key={variable.id}>
            <td className={styles.name} title={variable.description || undefined}>
              {variable.name}
            </td>
            <td className="dim">{KIND_WORDS[variable.arguments.type]}</td>
            <td className="num">{usersOf(dashboard, variable.name).length}</td>
            <td>
              <IconButton label={`Edit ${variable.name}`} onClick={() => onEdit(variable)}>
                <Pencil aria-hidden />
              </IconButton>
              <IconButton label={`Delete ${variable.name}`} onClick={() => onDelete(variable)}>
                <Trash2 aria-hidden />
              </IconButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function byName(a: Variable, b: Variable): number {
  return a.name.localeCompare(b.name);
}

interface DeleteVariableProps {
  variable: Variable;
  /** Cells of this dashboard that will miss it. */
  users: readonly string[];
  onDeleted(): unknown;
  onClose(): void;
}

function DeleteVariable({ variable, users, onDeleted, onClose }: DeleteVariableProps) {
  const remove = useAction(() => deleteVariable(variable.id), {
    onDone: async () => {
      await onDeleted();
      onClose();
      showToast(`Deleted v.${variable.name}`);
    },
  });
  return (
    <ConfirmDialog
      title={`Delete ${variable.name}?`}
      action="Delete"
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {users.length > 0
        ? `${users.join(", ")} of this dashboard read it and will fail without it; so will cells of other dashboards.`
        : "No cell of this dashboard reads it; cells of others may."}
    </ConfirmDialog>
  );
}
