import { useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Tag, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";

import { fetchDashboard, type Dashboard } from "@/api/dashboards";
import { useTimeZone } from "@/core/chosenZone";
import { formatInstant } from "@/core/timeZone";
import { cloneDashboard } from "@/dashboards/exchange";
import { useRangeSearch } from "@/frame/Rail";
import { StarButton } from "@/pages/dashboard/DashboardTitle";
import { DeleteDashboardDialog } from "@/pages/dashboards/DeleteDashboardDialog";
import { LabelsDialog } from "@/pages/dashboards/LabelsDialog";
import { Badge } from "@/ui/Badge";
import { IconButton } from "@/ui/Button";
import { Menu, MenuItem, MenuLine } from "@/ui/Menu";
import { showToast } from "@/ui/Toast";

import styles from "./DashboardsPage.module.css";

export interface DashboardTableProps {
  dashboards: readonly Dashboard[];
  orgID: string;
}

export function DashboardTable({ dashboards, orgID }: DashboardTableProps) {
  const zone = useTimeZone();
  const search = useRangeSearch().replace("?", "&");
  const client = useQueryClient();
  const [deleted, setDeleted] = useState<Dashboard | null>(null);
  const [labelled, setLabelled] = useState<string | null>(null);
  const ofLabels = dashboards.find(({ id }) => id === labelled);
  const clone = ({ id, name }: Dashboard) =>
    fetchDashboard(id)
      .then((whole) => cloneDashboard(whole, `${name} copy`))
      .then((made) => {
        showToast(`Made “${made.name}”`);
        return client.invalidateQueries({ queryKey: ["dashboards"] });
      })
      .catch((error: unknown) => showToast(error instanceof Error ? error.message : String(error)));
  return (
    <>
      <table className={styles.table} aria-label="Dashboards">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">Star</span>
            </th>
            <th scope="col">Name</th>
            <th scope="col">Labels</th>
            <th scope="col" className={styles.number}>
              Cells
            </th>
            <th scope="col" className={styles.number}>
              Changed
            </th>
            <th scope="col">
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {dashboards.map((dashboard) => (
            <tr key={dashboard.id}>
              <td>
                <StarButton id={dashboard.id} />
              </td>
              <td>
                <Link className={styles.name} href={`/dashboard?id=${dashboard.id}${search}`}>
                  {dashboard.name || "Untitled dashboard"}
                </Link>
                {dashboard.description && (
                  <span className={`${styles.description} cap dim`}>{dashboard.description}</span>
                )}
              </td>
              <td>
                <span className={styles.labels}>
                  {dashboard.labels.map(({ id, name }) => (
                    <Badge key={id}>{name}</Badge>
                  ))}
                </span>
              </td>
              <td className={`${styles.number} num dim`}>{dashboard.cells.length}</td>
              <td className={`${styles.number} num dim`}>
                {formatInstant(Date.parse(dashboard.meta.updatedAt), zone)}
              </td>
              <td>
                <Menu
                  align="end"
                  trigger={
                    <IconButton label={`What to do with ${dashboard.name}`} size="small">
                      <Ellipsis aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem onSelect={() => void clone(dashboard)}>
                    <Copy aria-hidden />
                    Clone
                  </MenuItem>
                  <MenuItem onSelect={() => setLabelled(dashboard.id)}>
                    <Tag aria-hidden />
                    Labels
                  </MenuItem>
                  <MenuLine />
                  <MenuItem onSelect={() => setDeleted(dashboard)}>
                    <Trash2 aria-hidden />
                    Delete
                  </MenuItem>
                </Menu>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {deleted && <DeleteDashboardDialog dashboard={deleted} onClose={() => setDeleted(null)} />}
      {ofLabels && (
        <LabelsDialog dashboard={ofLabels} orgID={orgID} onClose={() => setLabelled(null)} />
      )}
    </>
  );
}
