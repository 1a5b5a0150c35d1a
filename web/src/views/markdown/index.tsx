import { StickyNote } from "lucide-react";
import { useMemo } from "react";

import { OptionGroup, TextOption } from "@/views/options/fields";
import { parseMarkdown, type Block, type Inline } from "@/views/markdown/parse";
import { textIn } from "@/views/properties";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

import styles from "./Markdown.module.css";

/** A note. Its text becomes elements of the page, never HTML. */
function MarkdownView({ properties }: Pick<ViewProps, "properties">) {
  const note = textIn(properties, "note");
  const blocks = useMemo(() => parseMarkdown(note), [note]);
  return (
    <div className={styles.note} tabIndex={0} role="region" aria-label="Note">
      {blocks.map((block, index) => (
        <BlockElement key={index} block={block} />
      ))}
    </div>
  );
}

function BlockElement({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      // The cell's title is the heading above, so a note's begin one below it.
      return (
        <p
          role="heading"
          aria-level={Math.min(6, block.level + 2)}
          className={block.level === 1 ? styles.title : styles.heading}
        >
          <Words words={block.children} />
        </p>
      );
    case "paragraph":
      return (
        <p>
          <Words words={block.children} />
        </p>
      );
    case "code":
      return <pre>{block.text}</pre>;
    case "quote":
      return (
        <blockquote>
          {block.blocks.map((each, index) => (
            <BlockElement key={index} block={each} />
          ))}
        </blockquote>
      );
    case "list": {
      const List = block.isOrdered ? "ol" : "ul";
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <Words words={item} />
            </li>
          ))}
        </List>
      );
    }
    case "table":
      return <TableElement head={block.head} rows={block.rows} />;
    case "line":
      return <hr />;
  }
}

function TableElement({ head, rows }: { head: Inline[][]; rows: Inline[][][] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              <Words words={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, index) => (
              <td key={index}>
                <Words words={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({ words }: { words: readonly Inline[] }) {
  return words.map((word, index) => {
    switch (word.kind) {
      case "text":
        return word.text;
      case "code":
        return <code key={index}>{word.text}</code>;
      case "strong":
        return (
          <strong key={index}>
            <Words words={word.children} />
          </strong>
        );
      case "emphasis":
        return (
          <em key={index}>
            <Words words={word.children} />
          </em>
        );
      case "link":
        return (
          <a key={index} className="link" href={word.address} rel="noreferrer" target="_blank">
            <Words words={word.children} />
          </a>
        );
    }
  });
}

function MarkdownOptions({ properties, onChange }: OptionsProps) {
  return (
    <OptionGroup title="Note">
      <TextOption
        label="Text, in Markdown"
        value={textIn(properties, "note")}
        isLong
        onChange={(note) => onChange({ ...properties, note })}
      />
    </OptionGroup>
  );
}

export const markdown: ViewKind = {
  type: "markdown",
  name: "Note",
  words: "text, in Markdown",
  icon: StickyNote,
  defaults: { shape: "chronograf-v2", type: "markdown", note: "" },
  View: MarkdownView,
  Options: MarkdownOptions,
  shapes: "note",
};
