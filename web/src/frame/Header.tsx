import type { ReactNode } from "react";

import { ConnectionState } from "@/frame/ConnectionState";

import styles from "./Frame.module.css";

export interface HeaderProps {
  children: ReactNode;
  /** Orders what stands there on a phone; else the connection stays beside the title. */
  className?: string | undefined;
}

/** The one header line of a page; the connection stands at its end on every page. */
export function Header({ children, className = styles.titled }: HeaderProps) {
  return (
    <header className={`${styles.header} ${className}`}>
      {children}
      <ConnectionState />
    </header>
  );
}
