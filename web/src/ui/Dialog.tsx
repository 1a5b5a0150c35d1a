import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";

import { Button } from "@/ui/Button";

import styles from "./Dialog.module.css";

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose(): void;
  isWide?: boolean;
  /** False hides the head; the title is still read out. */
  hasHead?: boolean;
  children: ReactNode;
}

export function Dialog({
  title,
  isOpen,
  onClose,
  isWide = false,
  hasHead = true,
  children,
}: DialogProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.veil} />
        <Primitive.Content
          className={`${styles.dialog} ${isWide ? styles.wide : ""}`}
          aria-describedby={undefined}
        >
          <div className={hasHead ? styles.head : "sr"}>
            <Primitive.Title asChild>
              <h2>{title}</h2>
            </Primitive.Title>
            {hasHead && (
              <Primitive.Close asChild>
                <Button look="quiet" className="push" aria-label="Close">
                  <X aria-hidden />
                </Button>
              </Primitive.Close>
            )}
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}
