import { Copy } from "lucide-react";

import { Button, type ButtonProps } from "@/ui/Button";
import { showToast } from "@/ui/Toast";

export interface CopyButtonProps extends Omit<ButtonProps, "onClick"> {
  text: string;
  /** What it is, as the message afterwards names it: "The token". */
  what: string;
}

/** Copies a text. Browsers allow it on https and on this computer's own address only. */
export function CopyButton({ text, what, children = "Copy", ...rest }: CopyButtonProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      showToast(`${what} is on the clipboard`);
    } catch {
      showToast("This browser does not allow copying here; select the text instead");
    }
  };
  return (
    <Button onClick={() => void copy()} {...rest}>
      <Copy aria-hidden />
      {children}
    </Button>
  );
}
