import { useQueryClient } from "@tanstack/react-query";
import {
  Copy,
  Ellipsis,
  FileJson,
  Link2,
  Package,
  Presentation,
  Trash2,
  Variable,
} from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";

import { variablesQuery, type Dashboard } from "@/api/dashboards";
import { fileName, saveFile } from "@/core/download";
import { useUrlState } from "@/core/urlState";
import { cloneDashboard, exportTemplate, toFile } from "@/dashboards/exchange";
import { ShareDialog } from "@/pages/dashboard/ShareDialog";
import { DeleteDashboardDialog } from "@/pages/dashboards/DeleteDashboardDialog";
import { IconButton } from "@/ui/Button";
import { Menu, MenuItem, MenuLine } from "@/ui/Menu";
import { showToast } from "@/ui/Toast";

export interface DashboardMenuProps {
  dashboard: Dashboard;
  onVariables(): void;
}

/** What concerns the dashboard as a whole. */
export function DashboardMenu({ dashboard, onVariables }: DashboardMenuProps) {
  const { change } = useUrlState();
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [isDeleting, setDeleting] = useState(false);
  const [isSharing, setSharing] = useState(false);
  const say = (error: unknown) => showToast(error instanceof Error ? error.message : String(error));
  const saveJson = () =>
    client
      .fetchQuery(variablesQuery(dashboard.orgID))
      .then((variables) => {
        const text = JSON.stringify(toFile(dashboard, variables), null, 2);
        return saveFile(
          fileName(dashboard.name, "json"),
          new Blob([text], { type: "application/json" }),
        );
      })
      .catch(say);
  const saveTemplate = () =>
    exportTemplate(dashboard.id)
      .then((blob) => saveFile(fileName(`${dashboard.name} template`, "json"), blob))
      .catch(say);
  const clone = () =>
    cloneDashboard(dashboard, `${dashboard.name} copy`)
      .then((made) => {
        void client.invalidateQueries({ queryKey: ["dashboards"] });
        return navigate(`/dashboard?id=${made.id}`);
      })
      .catch(say);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label="More">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem keys="d k" onSelect={() => change({ kiosk: "1" }, { replace: true })}>
          <Presentation aria-hidden />
          Presentation
        </MenuItem>
        <MenuItem keys="d v" onSelect={onVariables}>
          <Variable aria-hidden />
          Variables
        </MenuItem>
        <MenuItem onSelect={() => setSharing(true)}>
          <Link2 aria-hidden />
          Share by link
        </MenuItem>
        <MenuLine />
        <MenuItem onSelect={() => void clone()}>
          <Copy aria-hidden />
          Clone
        </MenuItem>
        <MenuItem onSelect={() => void saveJson()}>
          <FileJson aria-hidden />
          Export as JSON
        </MenuItem>
        <MenuItem onSelect={() => void saveTemplate()}>
          <Package aria-hidden />
          Export as InfluxDB template
        </MenuItem>
        <MenuLine />
        <MenuItem onSelect={() => setDeleting(true)}>
          <Trash2 aria-hidden />
          Delete
        </MenuItem>
      </Menu>
      {isSharing && <ShareDialog dashboard={dashboard} onClose={() => setSharing(false)} />}
      {isDeleting && (
        <DeleteDashboardDialog
          dashboard={dashboard}
          onClose={() => setDeleting(false)}
          onDeleted={() => navigate("/dashboards")}
        />
      )}
    </>
  );
}
