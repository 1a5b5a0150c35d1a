import { useQuery } from "@tanstack/react-query";
import { ChevronDown, LayoutDashboard, List, Star } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";

import { dashboardsQuery, type Dashboard } from "@/api/dashboards";
import { usePreferences } from "@/core/prefs";
import { useRangeSearch } from "@/frame/Rail";
import { Button, IconButton } from "@/ui/Button";
import { Menu, MenuItem, MenuLine } from "@/ui/Menu";

import styles from "./DashboardTitle.module.css";

export interface DashboardTitleProps {
  dashboard: Dashboard;
  onRename(name: string): void;
}

/** The name, which a press makes editable, the way to other dashboards, and the star. */
export function DashboardTitle({ dashboard, onRename }: DashboardTitleProps) {
  const [isEditing, setEditing] = useState(false);
  if (isEditing)
    return (
      <NameForm
        name={dashboard.name}
        onDone={(name) => {
          setEditing(false);
          if (name && name !== dashboard.name) onRename(name);
        }}
      />
    );
  return (
    <span className={styles.title}>
      <h1 className="clip">
        <button
          type="button"
          className={styles.name}
          title="Press to rename"
          onClick={() => setEditing(true)}
        >
          {dashboard.name || "Untitled dashboard"}
        </button>
      </h1>
      <OtherDashboards dashboard={dashboard} />
      <StarButton id={dashboard.id} />
    </span>
  );
}

function NameForm({ name, onDone }: { name: string; onDone(name: string | null): void }) {
  const [text, setText] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(text.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <input
        aria-label="Name of the dashboard"
        value={text}
        maxLength={200}
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onDone(text.trim())}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onDone(null);
        }}
      />
    </form>
  );
}

const MOST_LISTED = 12;

function OtherDashboards({ dashboard }: { dashboard: Dashboard }) {
  const { data } = useQuery(dashboardsQuery(dashboard.orgID));
  const starred = usePreferences((state) => state.starredDashboards);
  const [, navigate] = useLocation();
  const search = useRangeSearch();
  const others = (data ?? [])
    .filter(({ id }) => id !== dashboard.id)
    .toSorted((a, b) => Number(starred.includes(b.id)) - Number(starred.includes(a.id)));
  return (
    <Menu
      trigger={
        <Button look="quiet" size="small" aria-label="Other dashboards" className={styles.drop}>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {others.slice(0, MOST_LISTED).map(({ id, name }) => (
        <MenuItem
          key={id}
          onSelect={() => navigate(`/dashboard?id=${id}${search.replace("?", "&")}`)}
        >
          {starred.includes(id) ? <Star aria-hidden /> : <LayoutDashboard aria-hidden />}
          <span className="clip">{name || "Untitled dashboard"}</span>
        </MenuItem>
      ))}
      {others.length > 0 && <MenuLine />}
      <MenuItem onSelect={() => navigate(`/dashboards${search}`)} keys="g d">
        <List aria-hidden />
        All dashboards
      </MenuItem>
    </Menu>
  );
}

export function StarButton({ id }: { id: string }) {
  const isStarred = usePreferences((state) => state.starredDashboards.includes(id));
  const toggle = usePreferences((state) => state.toggleDashboardStar);
  return (
    <IconButton
      label={isStarred ? "Remove the star" : "Star this dashboard"}
      size="small"
      aria-pressed={isStarred}
      className={styles.star}
      onClick={() => toggle(id)}
    >
      <Star aria-hidden />
    </IconButton>
  );
}
