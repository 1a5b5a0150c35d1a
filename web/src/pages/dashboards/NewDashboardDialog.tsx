import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";

import { createDashboard } from "@/api/dashboards";
import { Button } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";

import styles from "./DashboardsPage.module.css";

export interface NewDashboardDialogProps {
  orgID: string;
  onClose(): void;
}

/** Asks for the name of a new dashboard and opens it. */
export function NewDashboardDialog({ orgID, onClose }: NewDashboardDialogProps) {
  const [name, setName] = useState("");
  const [error, setError] = useState("");
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (!wanted) return setError("a dashboard needs a name");
    return void createDashboard(orgID, wanted)
      .then((made) => {
        void client.invalidateQueries({ queryKey: ["dashboards"] });
        return navigate(`/dashboard?id=${made.id}`);
      })
      .catch((problem: unknown) =>
        setError(problem instanceof Error ? problem.message : String(problem)),
      );
  };
  return (
    <Dialog title="New dashboard" isOpen onClose={onClose}>
      <DialogBody>
        <form onSubmit={submit}>
          <TextField
            label="Name"
            value={name}
            autoFocus
            maxLength={200}
            isInvalid={error !== ""}
            hint={error}
            onChange={(event) => setName(event.target.value)}
          />
          <div className={styles.answers}>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" type="submit">
              Create
            </Button>
          </div>
        </form>
      </DialogBody>
    </Dialog>
  );
}
