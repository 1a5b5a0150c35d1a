import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from "@codemirror/language";
import { EditorState, StateEffect } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useImperativeHandle, useRef, type Ref } from "react";

import { statusQuery } from "@/api/session";
import { cspNonce } from "@/core/nonce";
import { editorTheme } from "@/editor/editorTheme";
import { flux } from "@/editor/fluxLanguage";

export interface FluxEditorHandle {
  insert(text: string): void;
  /** Underlines what a failed run complained about and puts the cursor at the first place. */
  showProblems(message: string): void;
  focus(): void;
}

export interface FluxEditorProps {
  ref: Ref<FluxEditorHandle>;
  initialText: string;
  /** What a run complained about; underlined, also where the editor comes after it. */
  failure: { message: string } | null;
  onChange(text: string): void;
  onRun(): void;
  /** Gives true where there was something to cancel. */
  onCancel(): boolean;
  /** What a run would put before the script: the options of the page. */
  extern(): unknown;
}

interface EditorActions {
  change(text: string): void;
  run(): void;
  cancel(): boolean;
  extern(): unknown;
  org(): string | null;
}

function createState(text: string, actions: EditorActions): EditorState {
  const run = () => {
    actions.run();
    return true;
  };
  return EditorState.create({
    doc: text,
    extensions: [
      keymap.of([
        { key: "Mod-Enter", run },
        { key: "Escape", run: actions.cancel },
      ]),
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      indentOnInput(),
      codeFolding(),
      foldGutter(),
      indentUnit.of("  "),
      keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
      placeholder('from(bucket: "kraken") |> range(start: -1h)'),
      flux(),
      editorTheme,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) actions.change(update.state.doc.toString());
      }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": "Flux script" }),
      ...(cspNonce ? [EditorView.cspNonce.of(cspNonce)] : []),
    ],
  });
}

// The editor can be written in before these are there, or without them.
const assistance = () => import("@/editor/assistance");

async function assist(view: EditorView, actions: EditorActions): Promise<void> {
  const { fluxAssistance } = await assistance();
  view.dispatch({ effects: StateEffect.appendConfig.of(fluxAssistance(actions)) });
}

async function explain(view: EditorView | null, message: string): Promise<void> {
  const { showProblems } = await assistance();
  if (view) showProblems(view, message);
}

/** The script editor; it owns its text, the page asks for it through the handle. */
export function FluxEditor(props: FluxEditorProps) {
  const { ref, initialText, failure, onChange, onRun, onCancel, extern } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const actions = useRef({ change: onChange, run: onRun, cancel: onCancel, extern });
  const firstText = useRef(initialText);
  const { data: status } = useQuery(statusQuery);
  const org = useRef<string | null>(null);
  useEffect(() => {
    org.current = status?.organization ?? null;
    actions.current = { change: onChange, run: onRun, cancel: onCancel, extern };
  });
  useEffect(() => {
    if (!host.current) return undefined;
    const latest: EditorActions = {
      change: (text) => actions.current.change(text),
      run: () => actions.current.run(),
      cancel: () => actions.current.cancel(),
      extern: () => actions.current.extern(),
      org: () => org.current,
    };
    const state = createState(firstText.current, latest);
    const created = new EditorView({ state, parent: host.current });
    view.current = created;
    void assist(created, latest);
    return () => {
      firstText.current = created.state.doc.toString();
      created.destroy();
      view.current = null;
    };
  }, []);
  useEffect(() => {
    if (failure) void explain(view.current, failure.message);
  }, [failure]);
  useImperativeHandle(ref, () => ({
    insert: (text) => {
      view.current?.dispatch(view.current.state.replaceSelection(text));
      view.current?.focus();
    },
    showProblems: (message) => void explain(view.current, message),
    focus: () => view.current?.focus(),
  }));
  return <div ref={host} style={{ height: "100%", overflow: "hidden" }} />;
}
