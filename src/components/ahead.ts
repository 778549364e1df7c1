import {choose, writeChoices, type Chosen} from "./choices.js";
import {idle} from "./later.js";

/** Makes what a reader may ask for next while nothing else is to be done, and keeps it until something else may be next. */
export class Ahead<Made> {
  private readonly made = new Map<string, Made>();
  private turn = 0;

  /** Makes what each of some choices asks for, one at a time; what was kept for others goes. A later call ends it. */
  async make(wishes: Chosen[], make: (chosen: Chosen) => Promise<Made>): Promise<void> {
    const turn = ++this.turn;
    const names = new Set(wishes.map(writeChoices));
    for (const name of this.made.keys()) if (!names.has(name)) this.made.delete(name);
    for (const wish of wishes) {
      const name = writeChoices(wish);
      if (this.made.has(name)) continue;
      await idle();
      if (turn !== this.turn) return;
      this.made.set(name, await make(wish));
    }
  }

  /** Gives away what was made for some choices; what is being made for others waits for the next call. */
  take(chosen: Chosen): Made | undefined {
    this.turn++;
    const name = writeChoices(chosen);
    const made = this.made.get(name);
    this.made.delete(name);
    return made;
  }

  /** Forgets all that was made. */
  clear(): void {
    this.turn++;
    this.made.clear();
  }
}

/** Returns the choices that the other options of a list would lead to, those near the chosen one first. */
export function otherChoices({name, options, selectedIndex}: HTMLSelectElement, chosen: Chosen): Chosen[] {
  const all = [...options].map(({value, label}) => ({value, label}));
  const far = (value: string) => Math.abs(all.findIndex((option) => option.value === value) - selectedIndex);
  return all
    .filter((_, at) => at !== selectedIndex)
    .sort((a, b) => far(a.value) - far(b.value))
    .map(({value}) => choose(chosen, {name, options: all}, value));
}
