import {
  checkComparison,
  comparisonAddress,
  currentNames,
  readComparison,
  type Catalogue,
  type Comparison
} from "@cold-winter/data/comparison";
import {cardsOf, element, setChildren, text, write} from "@cold-winter/figure";
import {figureElement, figureState, narrowBelow} from "@cold-winter/figure/drawing";
import {
  axisBar,
  axisTools,
  Deferred,
  detail,
  exportFigure,
  openTab,
  tabOpen,
  type ExportFormat
} from "@cold-winter/figure/explore";
import type {FigureInput} from "@cold-winter/figure";
import {idle, load, pageAddress, painted, site} from "@cold-winter/figure/live";
import {figureOf, filledSql} from "./compare/answer.js";
import {controls} from "./compare/controls.js";
import {followedList, toggleFollowed} from "./compare/followed.js";
import {legendOf} from "./compare/legend.js";
import {MapPane} from "./compare/map-pane.js";
import {addWays} from "./compare/tabs.js";
import {say} from "./compare/texts.js";

/**
 * Returns the explorer's choices, which draw into the page's first comparison: `usual` is what that shows. What is
 * compared stands in the address and nowhere else. Nothing is asked for before a reader comes near, or the address asks.
 */
export function compare(usual: Comparison): HTMLElement {
  const node = element(document, "div", {class: "compare"});
  const explorer = new Explorer(node, usual);
  void explorer.begin();
  return node;
}

class Explorer {
  private catalogue?: Catalogue;
  private readonly place = element(document, "div", {class: "compare-choices"});
  private readonly followed = element(document, "section", {
    class: "compare-followed",
    hidden: true
  });
  private readonly note = element(document, "p", {class: "compare-note", role: "status"});
  private readonly figure = element(document, "figure", {
    class: "figure",
    "data-figure": "compare-explored",
    hidden: true
  });
  private input?: FigureInput;
  private readonly map = new MapPane(this.figure);
  private shown: Comparison;
  private turn = 0;

  constructor(
    node: HTMLElement,
    private readonly usual: Comparison
  ) {
    this.shown = usual;
    const fold = element(
      document,
      "details",
      {class: "compare-fold"},
      element(document, "summary", {}, say("explore.label")),
      this.place
    );
    node.append(fold, this.note, this.figure, this.followed);
    const read = () => {
      const {spec, rows, context} = this.drawn();
      return Promise.resolve((at: number) => spec.reading?.(rows, context, at) ?? "");
    };
    axisTools(this.figure, read, (window) => void this.zoom(window));
    addEventListener("popstate", () => void this.follow());
    document.addEventListener("click", this.onLink);
    this.figure.addEventListener("click", this.onTake);
    this.figure.addEventListener("change", () => void this.fillMap());
    detail(this.figure, () => {
      const {spec, references, rows, context} = this.drawn();
      // What a reader chose to compare has no file of its provenance: the record is asked.
      return Promise.resolve({...cardsOf(spec, rows, context, references), query: ""});
    });
  }

  // What is drawn, with its rows.
  private drawn() {
    const input = this.map.open ?? this.input!;
    return {...input, ...figureState(input)};
  }

  /** Shows the choices once the page is at rest; draws at once what the address asks for. */
  async begin(): Promise<void> {
    if (this.asked()) return this.follow();
    await painted().then(idle);
    if (await this.ready()) this.redraw(this.usual);
  }

  private async ready(): Promise<Catalogue | undefined> {
    try {
      if (this.catalogue) return this.catalogue;
      this.catalogue = await load<Catalogue>("data/comparison.json");
      followedList(this.followed, this.catalogue);
      return this.catalogue;
    } catch (error) {
      write(this.note, say("explore.failed", {reason: (error as Error).message}));
      return undefined;
    }
  }

  // What the address asks for; null where it asks for nothing.
  private asked(): Comparison | null {
    try {
      return readComparison(location.search);
    } catch (error) {
      write(this.note, say("explore.refused", {reason: (error as Error).message}));
      return null;
    }
  }

  private async follow(): Promise<void> {
    const asked = this.asked();
    await this.show(asked ?? this.usual, asked === null);
  }

  private redraw(comparison: Comparison): void {
    const within = this.place.contains(document.activeElement);
    const choice = (document.activeElement as HTMLElement | null)?.dataset["choice"];
    setChildren(
      this.place,
      controls(comparison, this.catalogue!, (next) => void this.choose(next))
    );
    if (within && choice)
      this.place
        .querySelector<HTMLElement>(`[data-choice="${choice}"]`)
        ?.focus({preventScroll: true});
  }

  private async choose(next: Comparison): Promise<void> {
    const refused = checkComparison(next, this.catalogue!).filter((found) => found.refused);
    if (refused.length || !next.what.length) {
      this.redraw(this.shown);
      return this.refuse(refused);
    }
    const {lang} = Object.fromEntries(new URLSearchParams(location.search)) as {lang?: string};
    const address = comparisonAddress(next) + (lang ? `&lang=${lang}` : "");
    history.pushState(null, "", `${location.pathname}${address}`);
    await this.show(next, false);
  }

  // A stretch that a reader drew is the window; the whole has none.
  private zoom(window: [number, number] | null): Promise<void> {
    return this.choose({...this.shown, window: window ?? undefined});
  }

  private refuse(found: {field: string; message: string; remedy: string}[]): void {
    const reasons = found.map(
      ({field, message, remedy}) => `${field}: ${message}${remedy ? ` (${remedy})` : ""}`
    );
    write(
      this.note,
      reasons.length ? say("explore.refused", {reason: reasons.join("; ")}) : say("explore.empty")
    );
  }

  // Draws a comparison; the first picture of the page stays where nothing else is asked for.
  private async show(asked: Comparison, first: boolean): Promise<void> {
    const turn = ++this.turn;
    const catalogue = await this.ready();
    if (!catalogue || turn !== this.turn) return;
    const {comparison, changes} = currentNames(asked, catalogue);
    const refused = checkComparison(comparison, catalogue).filter((found) => found.refused);
    if (refused.length) {
      this.redraw(this.shown);
      return this.refuse(refused);
    }
    try {
      const input = first ? undefined : await figureOf(comparison, catalogue);
      if (turn !== this.turn) return;
      this.shown = comparison;
      this.input = input;
      this.redraw(comparison);
      if (input) this.draw(input, comparison);
      this.figure.hidden = first;
      for (const baked of document.querySelectorAll<HTMLElement>(
        'main figure[data-figure]:not([data-figure="compare-explored"])'
      ))
        baked.hidden = !first;
      write(this.note, changes.map(([old, now]) => say("explore.renamed", {old, now})).join(" "));
    } catch (error) {
      write(this.note, say("explore.failed", {reason: (error as Error).message}));
    }
  }

  private draw(input: FigureInput, comparison: Comparison): void {
    const open = tabOpen(this.figure);
    this.map.clear();
    // What the reader does not see at once is made when the rest is painted.
    const {clientWidth} = this.figure;
    const seen = clientWidth > 0 && clientWidth < narrowBelow ? "narrow" : "wide";
    const later = new Deferred();
    const turn = this.turn;
    const next = figureElement(document, input, (width, make) =>
      width === seen ? make() : later.place(make)
    );
    this.figure.replaceChildren(...next.childNodes);
    openTab(this.figure, open);
    void this.fillMap();
    const ways = {
      workbench: () => void this.openWorkbench(comparison),
      follow: async () => {
        const on = await toggleFollowed(comparisonAddress(comparison), input);
        followedList(this.followed, this.catalogue!);
        return on;
      }
    };
    addWays(this.figure, comparison, ways);
    const legend = legendOf(comparison, input.cases, (next) => void this.choose(next));
    this.figure.querySelector(".case-key")?.replaceWith(legend);
    this.figure.querySelector(".axis-tools")?.replaceWith(axisBar(document, true));
    for (const link of this.figure.querySelectorAll<HTMLAnchorElement>("a[data-page]"))
      link.href = pageAddress(link.dataset["page"]!).href;
    void later.make(() => turn === this.turn);
  }

  private fillMap(): Promise<void> {
    return this.map
      .fill(this.shown, this.catalogue!)
      .catch((error: unknown) =>
        write(this.note, say("explore.failed", {reason: (error as Error).message}))
      );
  }

  private async openWorkbench(comparison: Comparison): Promise<void> {
    const [{encodeShared}, {version}] = await Promise.all([
      import("@cold-winter/workbench/share"),
      site()
    ]);
    const sql = filledSql(comparison, this.catalogue!);
    const shared = encodeShared({
      ...{sql, choices: {}, chart: null, origin: null},
      version,
      print: null,
      needs: []
    });
    location.href = pageAddress(`workbench#${shared}`).href;
  }

  // A link to a comparison is shown in place; any other goes its way.
  private readonly onLink = (event: MouseEvent): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.button !== 0)
      return;
    if (
      link.origin !== location.origin ||
      !/[?&]what=/.test(link.search) ||
      !samePage(link.pathname)
    )
      return;
    event.preventDefault();
    history.pushState(null, "", link.search);
    void this.follow().then(() => this.place.scrollIntoView({block: "start"}));
  };

  private readonly onTake = ({target}: Event): void => {
    const {take} = (target as Element).closest<HTMLElement>("[data-take]")?.dataset ?? {};
    if (!take || !this.input) return;
    exportFigure(take as ExportFormat, this.figure, this.input).catch((error: unknown) =>
      write(this.note, text("take.failed", {reason: (error as Error).message}))
    );
  };
}

const samePage = (path: string) =>
  path.replace(/(\.html|\/)$/, "") === location.pathname.replace(/(\.html|\/)$/, "");
