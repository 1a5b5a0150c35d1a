import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

import { Button, type ButtonProps } from "@/ui/Button";
import { showToast } from "@/ui/Toast";

export interface CopyButtonProps extends Omit<ButtonProps, "onClick"> {
  text: string;
}

const SAID_MS = 2_000;

/** Copies a text and says so. Browsers allow it on https and on this computer's own address only. */
export function CopyButton({ text, children = "Copy", ...rest }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = window.setTimeout(() => setCopied(false), SAID_MS);
    return () => window.clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      showToast("This browser does not allow copying here; select the text instead");
    }
  };
  return (
    <Button onClick={() => void copy()} {...rest}>
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{isCopied ? "Copied" : children}</span>
    </Button>
  );
}
