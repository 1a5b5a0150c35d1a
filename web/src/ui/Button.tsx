import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

import { Tooltip } from "@/ui/Tooltip";

import styles from "./Button.module.css";

export interface ButtonProps extends ComponentProps<"button"> {
  look?: "normal" | "primary" | "quiet";
  size?: "small" | "normal" | "large";
  /** Adds the sign of something that opens. */
  isDrop?: boolean;
}

const LOOKS = { normal: "", primary: styles.primary, quiet: styles.quiet };
const SIZES = { small: styles.small, normal: "", large: styles.large };

export function Button({
  look = "normal",
  size = "normal",
  isDrop,
  className = "",
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`${styles.button} ${LOOKS[look]} ${SIZES[size]} ${className}`}
      {...rest}
    >
      {children}
      {isDrop && <ChevronDown className={styles.drop} aria-hidden />}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "children"> {
  /** Its name, spoken and shown as a tooltip. */
  label: string;
  keys?: string;
  children: ReactNode;
}

export function IconButton({
  label,
  keys,
  children,
  className = "",
  look = "quiet",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <Button aria-label={label} look={look} className={`${styles.icon} ${className}`} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
