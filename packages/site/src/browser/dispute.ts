import {DisputeRefused, parseDispute, readDispute, type Dispute} from "@cold-winter/data/dispute";
import {copy, element, setChildren, write} from "@cold-winter/figure";
import {save} from "@cold-winter/figure/drawing";
import {loadReferences} from "@cold-winter/figure/live";
import {pack, unpack} from "@cold-winter/workbench/share";
import {disputeForm, titleOf} from "./dispute/form.js";
import {rowsChoices, standingChoice} from "./dispute/choices.js";
import {held, showMoves, toldDispute, type Ways} from "./dispute/overlay.js";
import {rowFinder} from "./dispute/find-row.js";
import {findRows, loadGrounds, type FoundRow} from "./dispute/record.js";
import {refusal, say} from "./dispute/texts.js";

/** How what a link holds is marked; another form gets another number. */
const mark = "d1.";

/**
 * Returns what disputes a row: a form for the row that the address names, and what moves for the rival reading that a
 * link or a file holds. All of it stands behind the `#` of the address: nothing is sent.
 */
export function dispute(): HTMLElement {
  const node = element(document, "div", {class: "dispute"});
  const page = new DisputePage(node);
  addEventListener("hashchange", () => void page.follow());
  void page.follow();
  return node;
}

class DisputePage {
  private turn = 0;
  private readonly note = element(document, "p", {role: "alert", class: "dispute-fault"});
  private readonly place = element(document, "div");
  private before?: Dispute;

  constructor(node: HTMLElement) {
    node.append(this.opener(), this.note, this.place);
  }

  /** Shows what the address asks for. */
  async follow(): Promise<void> {
    const turn = ++this.turn;
    const wanted = () => turn === this.turn;
    const asked = location.hash.slice(1);
    write(this.note, "");
    try {
      if (asked.startsWith(mark)) await this.overlay(readDispute(unpack(mark, asked)), wanted);
      else if (asked.startsWith("row=")) await this.choose(asked.slice(4), wanted);
      else setChildren(this.place, rowFinder());
    } catch (error) {
      if (!wanted()) return;
      this.place.replaceChildren();
      write(this.note, refusal(error));
    }
  }

  private opener(): HTMLElement {
    const input = element(document, "input", {type: "file", accept: ".json,application/json"});
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      input.value = "";
      if (file) void this.open(file);
    });
    return element(
      document,
      "p",
      {class: "dispute-file"},
      element(document, "label", {}, `${say("file.open")} `, input),
      element(document, "small", {}, ` ${say("file.drop")}`)
    );
  }

  private async open(file: File): Promise<void> {
    try {
      location.hash = pack(mark, parseDispute((await file.text()).slice(0, 100_000)));
    } catch (error) {
      this.place.replaceChildren();
      write(this.note, refusal(error));
    }
  }

  private async choose(names: string, wanted: () => boolean): Promise<void> {
    const grounds = await loadGrounds();
    const found = await findRows(names.split(",").map(decodeURIComponent), grounds);
    if (!wanted()) return;
    const [first, ...others] = found;
    if (!first) throw new DisputeRefused("row", {id: decodeURIComponent(names)});
    if (!others.length) return this.form(first);
    const buttons = found.map((each) => {
      const {title} = grounds.tables.find(({name}) => name === each.table)!;
      const words = `${title}: ${titleOf(each)}`;
      const button = element(document, "button", {type: "button"}, words);
      button.addEventListener("click", () => void this.form(each));
      return element(document, "li", {}, button);
    });
    setChildren(
      this.place,
      element(document, "h2", {}, say("row.which")),
      element(document, "ul", {class: "dispute-rows"}, ...buttons)
    );
  }

  private async form(found: FoundRow): Promise<void> {
    const [grounds, works] = await Promise.all([loadGrounds(), loadReferences()]);
    const before = this.before?.row === found.id ? this.before : undefined;
    const form = disputeForm({grounds, works, found, ...(before && {before})}, (told) => {
      location.hash = pack(mark, told);
    });
    setChildren(this.place, form);
  }

  private async overlay(told: Dispute, wanted: () => boolean): Promise<void> {
    this.before = told;
    const [grounds, works] = await Promise.all([loadGrounds(), loadReferences()]);
    const dispute = await held(told, grounds, works);
    if (!wanted()) return;
    const moves = element(document, "div");
    let round = 0;
    const ways: Ways = {standing: "instead", selections: {}};
    const run = (changed: Partial<Ways>) => {
      const own = ++round;
      Object.assign(ways, changed);
      const still = () => wanted() && own === round;
      return showMoves(moves, dispute, ways, still).catch((error: unknown) => {
        if (still()) write(this.note, refusal(error));
      });
    };
    const standings =
      dispute.way.kept === "reading" ? [standingChoice((standing) => run({standing}))] : [];
    const choices = await rowsChoices((selections) => run({selections}));
    if (!wanted()) return;
    setChildren(
      this.place,
      toldDispute(dispute),
      this.actions(told, dispute.found),
      ...standings,
      choices,
      moves
    );
    await run({});
  }

  private actions(told: Dispute, found: FoundRow): HTMLElement {
    const button = (words: string, act: (button: HTMLButtonElement) => void) => {
      const made = element(document, "button", {type: "button"}, words);
      made.addEventListener("click", () => act(made));
      return made;
    };
    const file = `${JSON.stringify(told, null, 2)}\n`;
    return element(
      document,
      "p",
      {class: "dispute-actions"},
      button(say("link.copy"), (own) => void copy(location.href).then((said) => write(own, said))),
      button(say("file.save"), () => save("dispute.json", "application/json", file)),
      button(say("again"), () => (location.hash = `row=${encodeURIComponent(found.id)}`))
    );
  }
}
