import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { sessionQuery } from "@/api/session";
import { fetchSaved, type SavedQuery } from "@/pages/explore/savedQueries";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { SearchField } from "@/ui/Field";

import styles from "./Saved.module.css";

export interface SavedDialogProps {
  onOpen(saved: SavedQuery): void;
  onClose(): void;
}

/** The queries of all dashboards, to go on with here. */
export function SavedDialog({ onOpen, onClose }: SavedDialogProps) {
  const { data: session } = useQuery(sessionQuery);
  const orgID = session?.organization?.id;
  const [wanted, setWanted] = useState("");
  const { data, error } = useQuery({
    queryKey: ["saved", orgID],
    enabled: Boolean(orgID),
    gcTime: 0,
    queryFn: ({ signal }) => fetchSaved(orgID ?? "", signal),
  });
  const search = wanted.toLowerCase();
  const found = (data ?? []).filter(({ name, dashboard }) =>
    `${name} ${dashboard}`.toLowerCase().includes(search),
  );
  return (
    <Dialog title="Saved queries" isOpen onClose={onClose}>
      <DialogBody>
        <SearchField
          label="Search saved queries"
          autoFocus
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <ul className={styles.list}>
          {found.map((saved) => (
            <li key={saved.key}>
              <button type="button" className={styles.saved} onClick={() => onOpen(saved)}>
                <span className="clip">{saved.name}</span>
                <span className="push cap dim clip">{saved.dashboard}</span>
              </button>
            </li>
          ))}
        </ul>
        {error && <p className="dim">{error.message}</p>}
        {data && found.length === 0 && (
          <p className="dim">
            {data.length === 0 ? "None yet: “Save as” puts the first one here." : "no match"}
          </p>
        )}
      </DialogBody>
    </Dialog>
  );
}
