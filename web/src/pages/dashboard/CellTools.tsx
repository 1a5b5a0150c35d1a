import {
  Copy,
  Ellipsis,
  FileSpreadsheet,
  Image,
  Maximize2,
  Move,
  Pencil,
  ScanSearch,
  Trash2,
} from "lucide-react";

import type { Cell } from "@/api/dashboards";
import type { QueryAnswer } from "@/api/query";
import { fileName, saveFile } from "@/core/download";
import { pictureOf } from "@/dashboards/picture";
import { IconButton } from "@/ui/Button";
import { Menu, MenuItem, MenuLine } from "@/ui/Menu";
import { showToast } from "@/ui/Toast";

import styles from "./CellTools.module.css";

export interface CellToolsProps {
  cell: Cell;
  answer: QueryAnswer | null;
  /** False where the cell can be looked at only. */
  canEdit: boolean;
  onEdit(): void;
  onView(): void;
  onMove(): void;
  onDuplicate(): void;
  /** Left out where there is nothing to look into. */
  onInspect?: (() => void) | undefined;
  onRemove(): void;
}

export function saveCsv(cell: Cell, answer: QueryAnswer): void {
  saveFile(fileName(cell.name, "csv"), new Blob([answer.bytes], { type: "text/csv" }));
}

async function savePicture(cell: Cell): Promise<void> {
  const element = document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell.id)}"]`);
  if (!element) return;
  try {
    saveFile(fileName(cell.name, "png"), await pictureOf(element));
  } catch {
    showToast("The browser could not draw this cell");
  }
}

/** What can be done with a cell; the quick ones show while it is pointed at. */
export function CellTools(props: CellToolsProps) {
  const { cell, answer, canEdit, onEdit, onView, onMove, onDuplicate, onInspect, onRemove } = props;
  return (
    <span className={styles.tools} data-tools>
      <span className={styles.quick}>
        <IconButton label="View full screen" keys="v" size="small" onClick={onView}>
          <Maximize2 aria-hidden />
        </IconButton>
        {canEdit && (
          <IconButton label="Edit" keys="e" size="small" onClick={onEdit}>
            <Pencil aria-hidden />
          </IconButton>
        )}
      </span>
      <Menu
        align="end"
        trigger={
          <IconButton label={`What to do with ${cell.name || "the cell"}`} size="small">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {canEdit && (
          <MenuItem onSelect={onEdit} keys="e">
            <Pencil aria-hidden />
            Edit
          </MenuItem>
        )}
        <MenuItem onSelect={onView} keys="v">
          <Maximize2 aria-hidden />
          View full screen
        </MenuItem>
        {canEdit && (
          <>
            <MenuItem onSelect={onMove} keys="m">
              <Move aria-hidden />
              Move and resize by keys
            </MenuItem>
            <MenuItem onSelect={onDuplicate}>
              <Copy aria-hidden />
              Duplicate
            </MenuItem>
          </>
        )}
        <MenuLine />
        {onInspect && (
          <MenuItem onSelect={onInspect}>
            <ScanSearch aria-hidden />
            Inspect
          </MenuItem>
        )}
        <MenuItem isDisabled={!answer} onSelect={() => answer && saveCsv(cell, answer)}>
          <FileSpreadsheet aria-hidden />
          Export CSV
        </MenuItem>
        <MenuItem onSelect={() => void savePicture(cell)}>
          <Image aria-hidden />
          Export PNG
        </MenuItem>
        {canEdit && (
          <>
            <MenuLine />
            <MenuItem onSelect={onRemove} keys="Delete">
              <Trash2 aria-hidden />
              Remove
            </MenuItem>
          </>
        )}
      </Menu>
    </span>
  );
}
