import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";

import { Keys } from "@/ui/Keys";

import styles from "./Menu.module.css";

export interface MenuProps {
  trigger: ReactNode;
  align?: "start" | "end";
  side?: "top" | "right" | "bottom";
  children: ReactNode;
}

export function Menu({ trigger, align = "start", side = "bottom", children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuItemProps {
  onSelect(): void;
  keys?: string;
  /** Given for one of several: whether it is the chosen one. */
  isChosen?: boolean;
  isDisabled?: boolean;
  children: ReactNode;
}

export function MenuItem({
  onSelect,
  keys,
  isChosen,
  isDisabled = false,
  children,
}: MenuItemProps) {
  return (
    <DropdownMenu.Item className={styles.item} onSelect={onSelect} disabled={isDisabled}>
      {isChosen !== undefined &&
        (isChosen ? (
          <Check className={styles.check} aria-label="chosen" />
        ) : (
          <span className={styles.blank} />
        ))}
      {children}
      {keys && (
        <span className="push">
          <Keys keys={keys} />
        </span>
      )}
    </DropdownMenu.Item>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className={styles.heading}>{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className={styles.line} />;
}
