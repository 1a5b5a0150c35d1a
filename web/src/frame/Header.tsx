import type { ReactNode } from "react";

import { ConnectionState } from "@/frame/ConnectionState";

import styles from "./Frame.module.css";

export interface HeaderProps {
  children: ReactNode;
  className?: string;
}

/** The one header line of a page; the connection stands at its end on every page. */
export function Header({ children, className = "" }: HeaderProps) {
  return (
    <header className={`${styles.header} ${className}`}>
      {children}
      <ConnectionState />
    </header>
  );
}
