import { closeBrackets } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { linter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import { useEffect, useImperativeHandle, useRef, type Ref } from "react";

import { analyzeScript, type ScriptProblem } from "@/api/query";
import { cspNonce } from "@/core/nonce";
import { editorTheme } from "@/editor/editorTheme";
import { flux } from "@/editor/fluxLanguage";
import { offsetOf, placeRange, readProblems } from "@/editor/problems";

export interface FluxEditorHandle {
  insert(text: string): void;
  /** Underlines what a failed run complained about and puts the cursor at the first place. */
  showProblems(message: string): void;
  focus(): void;
}

export interface FluxEditorProps {
  ref: Ref<FluxEditorHandle>;
  initialText: string;
  onChange(text: string): void;
  onRun(): void;
  /** Gives true where there was something to cancel. */
  onCancel(): boolean;
  /** What a run would put before the script: the options of the page. */
  extern(): unknown;
}

const LINT_DELAY_MS = 500;

function diagnostic(view: EditorView, problem: ScriptProblem): Diagnostic {
  const text = view.state.doc.toString();
  const from = offsetOf(text, problem.line, problem.column);
  const word = /^\w+/.exec(text.slice(from, from + 80))?.[0].length ?? 1;
  const end = Math.min(text.length, from + word);
  return {
    from: Math.min(from, Math.max(0, end - 1)),
    to: end,
    severity: "error",
    message: problem.message,
  };
}

interface EditorActions {
  change(text: string): void;
  run(): void;
  cancel(): boolean;
  extern(): unknown;
}

/** Asks the server after a pause in typing; while it is silent the script counts as right. */
function serverLint(extern: () => unknown): Extension {
  return linter(
    async (view) => {
      const query = view.state.doc.toString();
      if (query.trim() === "") return [];
      try {
        const asked = { query, extern: extern() };
        const problems = await analyzeScript(asked, AbortSignal.timeout(10_000));
        return problems.map((problem) => diagnostic(view, problem));
      } catch {
        return [];
      }
    },
    { delay: LINT_DELAY_MS },
  );
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
      closeBrackets(),
      indentUnit.of("  "),
      keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
      placeholder('from(bucket: "kraken") |> range(start: -1h)'),
      flux(),
      serverLint(actions.extern),
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

function showProblems(view: EditorView, message: string): void {
  const text = view.state.doc.toString();
  const diagnostics = readProblems(message).flatMap(({ place, message: words }): Diagnostic[] =>
    place ? [{ ...placeRange(text, place), severity: "error", message: words }] : [],
  );
  view.dispatch(setDiagnostics(view.state, diagnostics));
  const first = diagnostics[0];
  if (first) view.dispatch({ selection: { anchor: first.from }, scrollIntoView: true });
}

/** The script editor; it owns its text, the page asks for it through the handle. */
export function FluxEditor(props: FluxEditorProps) {
  const { ref, initialText, onChange, onRun, onCancel, extern } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const actions = useRef({ change: onChange, run: onRun, cancel: onCancel, extern });
  const firstText = useRef(initialText);
  useEffect(() => {
    actions.current = { change: onChange, run: onRun, cancel: onCancel, extern };
  });
  useEffect(() => {
    if (!host.current) return undefined;
    const state = createState(firstText.current, {
      change: (text) => actions.current.change(text),
      run: () => actions.current.run(),
      cancel: () => actions.current.cancel(),
      extern: () => actions.current.extern(),
    });
    const created = new EditorView({ state, parent: host.current });
    view.current = created;
    return () => {
      firstText.current = created.state.doc.toString();
      created.destroy();
      view.current = null;
    };
  }, []);
  useImperativeHandle(ref, () => ({
    insert: (text) => {
      view.current?.dispatch(view.current.state.replaceSelection(text));
      view.current?.focus();
    },
    showProblems: (message) => view.current && showProblems(view.current, message),
    focus: () => view.current?.focus(),
  }));
  return <div ref={host} style={{ height: "100%", overflow: "hidden" }} />;
}
