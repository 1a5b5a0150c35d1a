/** What a kind of view is made of. */
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";

import type { Frame } from "@/api/frames";
import type { Properties } from "@/api/dashboards";
import type { CursorBus } from "@/charts/cursorBus";
import type { Bounds } from "@/core/timeRange";

export interface Size {
  width: number;
  height: number;
}

/** How a view shares the time axis with those beside it. */
export interface TimeLink {
  onZoom(bounds: Bounds): void;
  onZoomOut(): void;
  /** Null where every view has a crosshair of its own. */
  cursor: CursorBus | null;
}

/** A view shows its properties and frames at a size; it asks nothing and keeps nothing. */
export interface ViewProps {
  properties: Properties;
  frames: readonly Frame[];
  bounds: Bounds;
  size: Size;
  link: TimeLink;
  /** A place in the cell's head for what belongs beside the title: legend, scale, count. */
  head: HTMLElement | null;
}

export interface OptionsProps {
  properties: Properties;
  onChange(properties: Properties): void;
}

export interface ViewKind {
  type: string;
  name: string;
  /** What it draws, for the picker. */
  words: string;
  icon: LucideIcon;
  defaults: Properties;
  View: ComponentType<ViewProps>;
  Options: ComponentType<OptionsProps>;
  /** What it needs from a query: lines over time, one number, rows as they are, or no query. */
  shapes: "series" | "value" | "rows" | "note";
  /** Comes with a template: it is drawn and edited, but offered to no cell that is not one already. */
  isImported?: boolean;
}
