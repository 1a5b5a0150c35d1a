import { ArrowLeft, Crosshair, Minimize2, Plus, RotateCw } from "lucide-react";
import { useCallback, useMemo, useState } from "react";

import type { Cell, Dashboard } from "@/api/dashboards";
import { useTimeZone } from "@/core/chosenZone";
import { useCommands, type Command } from "@/core/commands";
import { usePreferences } from "@/core/prefs";
import { isPaused } from "@/core/refresh";
import { describeRange } from "@/core/timeRange";
import { useUrlState } from "@/core/urlState";
import { Header } from "@/frame/Header";
import { DASHBOARD_TERMS } from "@/pages/dashboard/dashboardTerms";
import { DashboardMenu } from "@/pages/dashboard/DashboardMenu";
import { DashboardTitle } from "@/pages/dashboard/DashboardTitle";
import type { DashboardViewState } from "@/pages/dashboard/useDashboardView";
import { Variables } from "@/pages/dashboard/Variables";
import { VariablesDialog } from "@/pages/dashboard/variables/VariablesDialog";
import { Button, IconButton } from "@/ui/Button";
import { HelpMark } from "@/ui/Help";
import { Menu, MenuItem } from "@/ui/Menu";
import { RefreshPicker } from "@/ui/RefreshPicker";
import { TimeRangePicker } from "@/ui/TimeRangePicker";
import { OFFERED_KINDS } from "@/views/registry";

import styles from "./DashboardHeader.module.css";

export interface DashboardHeaderProps {
  dashboard: Dashboard;
  view: DashboardViewState;
  isKiosk: boolean;
  /** The cell that fills the screen. */
  fullCell: Cell | undefined;
  onRename(name: string): void;
  onAdd(type: string): void;
  onLeaveCell(): void;
}

export function DashboardHeader(props: DashboardHeaderProps) {
  const { dashboard, view, isKiosk, fullCell, onRename, onLeaveCell } = props;
  const zone = useTimeZone();
  const { change } = useUrlState();
  const [isEditingVariables, setEditingVariables] = useState(false);
  const openVariables = useCallback(() => setEditingVariables(true), []);
  useDashboardCommands({ ...props, openVariables });
  if (isKiosk)
    return (
      <Header className={styles.header ?? ""}>
        <h1>{dashboard.name}</h1>
        <Variables view={view} />
        <span className="push row">
          <span className="dense dim">{describeRange(view.range, zone)}</span>
          <IconButton
            label="Leave the presentation"
            keys="d k"
            onClick={() => change({ kiosk: null }, { replace: true })}
          >
            <Minimize2 aria-hidden />
          </IconButton>
        </span>
      </Header>
    );
  return (
    <Header className={styles.header ?? ""}>
      {fullCell && (
        <IconButton label="Back to the dashboard" keys="Escape" onClick={onLeaveCell}>
          <ArrowLeft aria-hidden />
        </IconButton>
      )}
      <DashboardTitle dashboard={dashboard} onRename={onRename} />
      <Variables view={view} />
      <span className={`push ${styles.actions}`}>
        <TimeRangePicker range={view.range} onChange={view.setRange} />
        <RefreshPicker
          refresh={view.refresh}
          isPaused={isPaused(view.range)}
          onChange={view.setRefresh}
        />
        <IconButton label="Refresh now" keys="d r" look="normal" onClick={view.refreshNow}>
          <RotateCw aria-hidden />
        </IconButton>
        <CrosshairButton />
        {!fullCell && <AddMenu {...props} />}
        <span className="wide-only">
          <HelpMark topic="dashboards" terms={DASHBOARD_TERMS} />
        </span>
        <DashboardMenu dashboard={dashboard} onVariables={openVariables} />
      </span>
      {isEditingVariables && (
        <VariablesDialog
          dashboard={dashboard}
          run={view.run}
          onClose={() => setEditingVariables(false)}
        />
      )}
    </Header>
  );
}

function CrosshairButton() {
  const isShared = usePreferences((state) => state.hasSharedCrosshair);
  const toggle = usePreferences((state) => state.toggleCrosshair);
  return (
    <IconButton
      label="Shared crosshair"
      keys="mod+o"
      look="normal"
      className={`wide-only ${isShared ? styles.on : ""}`}
      aria-pressed={isShared}
      onClick={toggle}
    >
      <Crosshair aria-hidden />
    </IconButton>
  );
}

function AddMenu({ onAdd }: Pick<DashboardHeaderProps, "onAdd">) {
  return (
    <Menu
      align="end"
      trigger={
        <Button>
          <Plus aria-hidden />
          Cell
        </Button>
      }
    >
      {OFFERED_KINDS.map((kind) => (
        <MenuItem key={kind.type} onSelect={() => onAdd(kind.type)}>
          <kind.icon aria-hidden />
          {kind.name}
          <span className={`${styles.words} cap dim`}>{kind.words}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

interface DashboardCommandsProps extends DashboardHeaderProps {
  openVariables(): void;
}

function useDashboardCommands(props: DashboardCommandsProps) {
  const { view, isKiosk, fullCell, onLeaveCell, openVariables } = props;
  const { change } = useUrlState();
  const toggleCrosshair = usePreferences((state) => state.toggleCrosshair);
  const { refreshNow } = view;
  const commands = useMemo<Command[]>(() => {
    const leave = () => {
      if (fullCell) onLeaveCell();
      else if (isKiosk) change({ kiosk: null }, { replace: true });
    };
    return [
      {
        id: "dashboard.refresh",
        title: "Refresh the dashboard",
        group: "Dashboard",
        keys: "d r",
        run: refreshNow,
      },
      {
        id: "dashboard.kiosk",
        title: "Presentation",
        group: "Dashboard",
        keys: "d k",
        run: () => change({ kiosk: isKiosk ? null : "1" }, { replace: true }),
      },
      {
        id: "dashboard.crosshair",
        title: "Shared crosshair",
        group: "Dashboard",
        keys: "mod+o",
        run: toggleCrosshair,
      },
      ...(isKiosk
        ? []
        : [
            {
              id: "dashboard.variables",
              title: "Variables: make, change and delete",
              group: "Dashboard" as const,
              keys: "d v",
              run: openVariables,
            },
          ]),
      ...(fullCell || isKiosk
        ? [
            {
              id: "dashboard.leave",
              title: "Back to the dashboard",
              group: "Dashboard" as const,
              keys: "Escape",
              run: leave,
            },
          ]
        : []),
      { id: "cell.edit", title: "Edit the cell", group: "Dashboard", keys: "e" },
      { id: "cell.view", title: "View the cell full screen", group: "Dashboard", keys: "v" },
      { id: "cell.move", title: "Move and resize the cell", group: "Dashboard", keys: "m" },
      { id: "cell.remove", title: "Remove the cell", group: "Dashboard", keys: "Delete" },
    ];
  }, [change, fullCell, isKiosk, onLeaveCell, openVariables, refreshNow, toggleCrosshair]);
  useCommands(commands);
}
