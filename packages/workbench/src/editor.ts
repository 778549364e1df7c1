import {acceptCompletion, autocompletion} from "@codemirror/autocomplete";
import {indentWithTab, isolateHistory} from "@codemirror/commands";
import {sql} from "@codemirror/lang-sql";
import {setDiagnostics, type Diagnostic} from "@codemirror/lint";
import {unifiedMergeView} from "@codemirror/merge";
import {foldEffect, HighlightStyle, syntaxHighlighting} from "@codemirror/language";
import {EditorState, Prec} from "@codemirror/state";
import {EditorView, keymap} from "@codemirror/view";
import {tags} from "@lezer/highlight";
import {basicSetup} from "codemirror";
import {completion, type Help} from "./completion.js";
import {dialect} from "./dialect.js";
import {hover} from "./hover.js";
import {stepButtons, targetAt} from "./step-buttons.js";
import {longBeginning, type Target} from "./steps.js";
import type {Message} from "./message.js";
import {translate} from "./text.js";
import {longestQuery} from "./draft.js";

/** What an editor tells and asks. */
export interface EditorParts extends Help {
  /** Runs the whole, or a part of it. */
  run: (target: Target | null) => void;
  change: (sql: string) => void;
  /** What the editor is called, where a page has several. */
  label?: string;
}

/** The editor of a query. */
export class Editor {
  readonly view: EditorView;
  private quiet = false;

  constructor({run, change, label, ...help}: EditorParts) {
    const keys = [
      {key: "Mod-Enter", run: () => (run(null), true)},
      {
        key: "Mod-Shift-Enter",
        run: ({state}: EditorView) => (
          run(targetAt(state.doc.toString(), state.selection.main.head)),
          true
        )
      },
      {key: "Tab", run: acceptCompletion},
      indentWithTab
    ];
    this.view = new EditorView({
      extensions: [
        Prec.highest(keymap.of(keys)),
        basicSetup,
        sql({dialect, upperCaseKeywords: true}),
        autocompletion({override: [completion(help)]}),
        hover(help),
        stepButtons(run),
        syntaxHighlighting(colors),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": label ?? translate("editor.label"),
          "aria-describedby": "workbench-keys",
          tabindex: "0"
        }),
        EditorState.changeFilter.of(({newDoc}) => newDoc.length <= longestQuery),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !this.quiet) change(this.text);
        }),
        theme
      ]
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Puts a text in place of all there is; "undo" takes it back. */
  write(text: string): void {
    const {length} = this.view.state.doc;
    this.quiet = true;
    // What is written in quick succession is taken back one by one.
    const annotations = isolateHistory.of("full");
    const changes = {from: 0, to: length, insert: text};
    this.view.dispatch({changes, selection: {anchor: 0}, annotations});
    this.quiet = false;
  }

  /** Folds all but the last step of a long query, and goes there; one that names no steps stays open. */
  foldBeginning(): void {
    const place = longBeginning(this.text);
    if (!place) return;
    const selection = {anchor: place.next};
    this.view.dispatch({effects: foldEffect.of(place), selection});
    this.view.dispatch({effects: EditorView.scrollIntoView(place.next, {y: "center"})});
  }

  /** Puts a text in place of all there is as a change of the reader's. */
  replace(text: string): void {
    this.view.dispatch({changes: {from: 0, to: this.view.state.doc.length, insert: text}});
  }

  /** Puts a text where the cursor is and goes there. */
  insert(text: string): void {
    this.view.dispatch(this.view.state.replaceSelection(text), {scrollIntoView: true});
    this.view.focus();
  }

  /** Marks what is wrong, or nothing. */
  mark(message: Message | null): void {
    const place = message?.place;
    const found: Diagnostic[] = place
      ? [{...this.within(place), severity: "error", message: message.text}]
      : [];
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }

  /** Goes to a place and, where there is one, puts a text there. */
  mend({from, to}: {from: number; to: number}, text: string | null): void {
    const place = this.within({from, to});
    this.view.dispatch({
      selection: {anchor: place.from, head: place.to},
      ...(text !== null && {
        changes: {...place, insert: text},
        selection: {anchor: place.from + text.length}
      }),
      scrollIntoView: true
    });
    this.view.focus();
  }

  private within({from, to}: {from: number; to: number}): {from: number; to: number} {
    const {length} = this.view.state.doc;
    return {from: Math.min(from, length), to: Math.min(to, length)};
  }
}

/** Shows how a query differs from the one that it came from; nothing in it can be edited. */
export function difference(original: string, text: string): HTMLElement {
  const view = new EditorView({
    doc: text,
    extensions: [
      sql({dialect}),
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.editable.of(false),
      EditorView.contentAttributes.of({"aria-label": translate("difference.label"), tabindex: "0"}),
      syntaxHighlighting(colors),
      unifiedMergeView({original, mergeControls: false, gutter: true, highlightChanges: true}),
      theme
    ]
  });
  return view.dom;
}

const colors = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.typeName, tags.bool, tags.null],
    color: "var(--case-3)",
    fontWeight: "600"
  },
  {tag: [tags.string, tags.number], color: "var(--case-4)"},
  {tag: tags.special(tags.name), color: "var(--case-2)"},
  {
    tag: tags.comment,
    color: "color-mix(in srgb, var(--theme-foreground) 75%, var(--theme-background-a))"
  }
]);

const theme = EditorView.theme({
  "&": {fontSize: "14px", border: "1px solid var(--theme-foreground-faint)", borderRadius: "6px"},
  "&.cm-focused": {outline: "2px solid var(--theme-foreground-focus)"},
  ".cm-content": {fontFamily: "var(--monospace)", minHeight: "9rem", caretColor: "currentColor"},
  ".cm-scroller": {maxHeight: "var(--editor-height, 26rem)", overflow: "auto"},
  ".cm-gutters": {
    background: "transparent",
    color: "color-mix(in srgb, var(--theme-foreground) 75%, var(--theme-background-a))",
    border: "none"
  },
  ".cm-cursor": {borderLeftColor: "currentColor"},
  ".cm-activeLine, .cm-activeLineGutter": {background: "var(--band)"},
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--selection) !important"
  },
  ".cm-tooltip": {
    background: "var(--theme-background)",
    color: "inherit",
    border: "1px solid var(--theme-foreground-faint)"
  },
  ".cm-panels": {background: "var(--theme-background)", color: "inherit"},
  ".cm-completionInfo": {maxWidth: "20rem"}
});
