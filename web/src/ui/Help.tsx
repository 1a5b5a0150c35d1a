/** Short explanations where a thing is used, in the field's own terms. */
import { CircleQuestionMark } from "lucide-react";
import type { ComponentProps } from "react";

import { Button } from "@/ui/Button";
import { Popup } from "@/ui/Popup";

import styles from "./Help.module.css";

/** A sentence or two above what they explain. */
export function HelpText({ className = "", ...rest }: ComponentProps<"p">) {
  return <p className={`${styles.text} ${className}`} {...rest} />;
}

export interface HelpMarkProps {
  /** What is explained. */
  topic: string;
  terms: readonly { term: string; words: string }[];
}

/** Where there is no room for sentences: they open beside a mark. */
export function HelpMark({ topic, terms }: HelpMarkProps) {
  return (
    <Popup
      label={`About ${topic}`}
      className={styles.popover}
      trigger={
        <Button look="quiet" aria-label={`About ${topic}`} title={`About ${topic}`}>
          <CircleQuestionMark aria-hidden />
        </Button>
      }
    >
      <dl>
        {terms.map(({ term, words }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Popup>
  );
}
