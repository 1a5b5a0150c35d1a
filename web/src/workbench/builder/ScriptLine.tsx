import { Code, Copy } from "lucide-react";
import { useState } from "react";

import { Button } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { copyText } from "@/ui/clipboard";

import styles from "./Builder.module.css";

const PIECES = /("(?:\\.|[^"\\])*")|(\bv\.\w+)/;

/** Strings and the page's options get their colour; the rest stays plain. */
function pieces(line: string) {
  return line.split(PIECES).map((piece, index) => {
    if (!piece) return null;
    const kind = piece.startsWith('"') ? styles.string : styles.option;
    return (
      <span key={index} className={PIECES.test(piece) ? kind : ""}>
        {piece}
      </span>
    );
  });
}

export interface ScriptLineProps {
  script: string;
  onEdit(): void;
}

/** What the builder wrote, always in sight: one line, to copy or to go on with by hand. */
export function ScriptLine({ script, onEdit }: ScriptLineProps) {
  const [isAsking, setAsking] = useState(false);
  const copy = () => copyText(script, "Copied");
  return (
    <div className={styles.line}>
      <code className="clip" aria-label="Generated script" title={script}>
        {pieces(script.replaceAll(/\s*\n\s*/g, " "))}
      </code>
      <span className={styles.lineCount}>{script.split("\n").length} lines</span>
      <Button size="small" onClick={copy}>
        <Copy aria-hidden />
        Copy
      </Button>
      <Button size="small" onClick={() => setAsking(true)}>
        <Code aria-hidden />
        Edit as script
      </Button>
      <OneWayDialog isOpen={isAsking} onClose={() => setAsking(false)} onEdit={onEdit} />
    </div>
  );
}

interface OneWayDialogProps {
  isOpen: boolean;
  onClose(): void;
  onEdit(): void;
}

/** Says that the way from builder to script has no way back. */
export function OneWayDialog({ isOpen, onClose, onEdit }: OneWayDialogProps) {
  return (
    <Dialog title="Edit as script" isOpen={isOpen} onClose={onClose}>
      <DialogBody>
        <p>
          The builder does not read scripts: what you change by hand stays in the script. The cards
          keep what they hold now, and the Builder tab brings them back.
        </p>
        <div className={styles.answers}>
          <Button onClick={onClose}>Stay in the builder</Button>
          <Button look="primary" onClick={onEdit}>
            Edit the script
          </Button>
        </div>
      </DialogBody>
    </Dialog>
  );
}
