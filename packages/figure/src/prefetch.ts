import {choose, writeChoices, type Selections} from "./choices.js";
import {idle} from "./deferred.js";

/** Makes what a reader may ask for next while nothing else is to be done, and keeps it until something else may be next. */
export class Prefetch<Made> {
  private made = new Map<string, Made>();
  private turn = 0;

  /** Makes what each of some choices asks for, one at a time; what was kept for others goes. A later call ends it. */
  async make(wishes: Selections[], make: (selections: Selections) => Promise<Made>): Promise<void> {
    const turn = ++this.turn;
    const {made} = this;
    const names = new Set(wishes.map(writeChoices));
    for (const name of made.keys()) if (!names.has(name)) made.delete(name);
    for (const wish of wishes) {
      const name = writeChoices(wish);
      if (made.has(name)) continue;
      await idle();
      if (turn !== this.turn) return;
      made.set(name, await make(wish));
    }
  }

  /** Gives away what was made for some choices, and ends what is being made for others. */
  take(selections: Selections): Made | undefined {
    this.turn++;
    const name = writeChoices(selections);
    const made = this.made.get(name);
    this.made.delete(name);
    return made;
  }

  /** Forgets all that was made and is being made. */
  clear(): void {
    this.turn++;
    this.made = new Map();
  }
}

/** Returns the choices that the other options of a list would lead to, those near the chosen one first. */
export function otherChoices(list: HTMLSelectElement, selections: Selections): Selections[] {
  const far = ({index}: HTMLOptionElement) => Math.abs(index - list.selectedIndex);
  return [...list.options]
    .filter((option) => far(option) > 0)
    .sort((a, b) => far(a) - far(b))
    .map(({value}) => choose(selections, list, value));
}
