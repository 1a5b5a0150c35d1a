import { Check } from "lucide-react";
import { ContextMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";

import { Keys } from "@/ui/Keys";

import styles from "./Menu.module.css";

export interface ContextMenuProps {
  /** What it belongs to: one element. */
  target: ReactNode;
  label: string;
  children: ReactNode;
}

/** The menu of a right click, a long press or the menu key. */
export function ContextMenu({ target, label, children }: ContextMenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{target}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={styles.menu} collisionPadding={8} aria-label={label}>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export interface ContextMenuItemProps {
  onSelect(): void;
  keys?: string;
  /** Given for something that is on or off. */
  isChosen?: boolean;
  children: ReactNode;
}

export function ContextMenuItem({ onSelect, keys, isChosen, children }: ContextMenuItemProps) {
  return (
    <Primitive.Item className={styles.item} onSelect={onSelect}>
      {isChosen ? (
        <Check className={styles.check} aria-label="on" />
      ) : (
        <span className={styles.blank} />
      )}
      {children}
      {keys && (
        <span className="push">
          <Keys keys={keys} />
        </span>
      )}
    </Primitive.Item>
  );
}

export function ContextMenuLine() {
  return <Primitive.Separator className={styles.line} />;
}
