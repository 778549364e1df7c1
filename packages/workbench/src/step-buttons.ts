import {RangeSetBuilder, type EditorState} from "@codemirror/state";
import {
  Decoration,
  type EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet
} from "@codemirror/view";
import {namedQueries, readSteps, type Target} from "./steps.js";
import {translate} from "./text.js";

class RunButton extends WidgetType {
  constructor(
    private readonly target: Target,
    private readonly run: (target: Target) => void
  ) {
    super();
  }

  override eq({target}: RunButton): boolean {
    return target.step === this.target.step && target.named === this.target.named;
  }

  override toDOM(): HTMLElement {
    const button = document.createElement("button");
    const name = this.target.named ?? this.target.step;
    button.type = "button";
    button.className = "run-step";
    button.title = translate("step.run", {name});
    button.setAttribute("aria-label", button.title);
    button.addEventListener("click", () => this.run(this.target));
    return button;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Puts a button beside each step, and each name that a WITH gives, that runs it alone. */
export const stepButtons = (run: (target: Target) => void) => {
  const draw = (state: EditorState): DecorationSet => {
    const made = new RangeSetBuilder<Decoration>();
    for (const {at, target} of placesOf(state.doc.toString()))
      made.add(at, at, Decoration.widget({widget: new RunButton(target, run), side: 1}));
    return made.finish();
  };
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = draw(view.state);
      }
      update({docChanged, state}: {docChanged: boolean; state: EditorState}) {
        if (docChanged) this.decorations = draw(state);
      }
    },
    {decorations: (plugin) => plugin.decorations}
  );
};

/** Returns what can be run alone, by the places of its buttons. */
export function placesOf(sql: string): {at: number; target: Target}[] {
  return readSteps(sql).flatMap((step) => {
    const own =
      step.name && step.from > 0
        ? [{at: Math.max(0, step.from - 1), target: {step: step.name, named: null}}]
        : [];
    const named = namedQueries(step).map(({name, at}) => ({
      at,
      target: {step: step.name, named: name}
    }));
    return [...own, ...named];
  });
}

/** Returns what stands around a place and can be run alone: a name of a WITH before it, else its step. */
export function targetAt(sql: string, place: number): Target | null {
  const step = readSteps(sql).find(({from, to}) => place >= from - 1 && place <= to);
  const before = placesOf(sql).filter(({at, target}) => at <= place && target.step === step?.name);
  return before.at(-1)?.target ?? null;
}
