import { Popover } from "radix-ui";
import type { ReactNode } from "react";

import styles from "./Popup.module.css";

export interface PopupProps {
  trigger: ReactNode;
  /** Its spoken name. */
  label: string;
  align?: "start" | "end";
  /** Given, with `onOpen`, where the content closes it. */
  isOpen?: boolean;
  onOpen?(isOpen: boolean): void;
  className: string | undefined;
  children: ReactNode;
}

/** Anything that opens beside what is pressed, over the page. */
export function Popup({
  trigger,
  label,
  align = "end",
  isOpen,
  onOpen,
  className,
  children,
}: PopupProps) {
  return (
    <Popover.Root {...(isOpen !== undefined && { open: isOpen })} onOpenChange={onOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`${styles.popup} ${className}`}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
