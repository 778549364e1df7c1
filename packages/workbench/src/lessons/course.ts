import type {LessonPart, Schema} from "@cold-winter/data";
import type {References} from "@cold-winter/figure";
import type {Site} from "@cold-winter/figure/live";
import {Session, type EngineState} from "../session.js";
import {holdsWhereMoved} from "./moved-record.js";
import {Progress} from "./progress.js";

/** What all exercises of the page share: the record, one engine, and what the student has done. */
export class Course {
  readonly progress = new Progress();
  readonly session = new Session((state) => this.tell(state));
  /** Hears what the engine does; the exercise that runs. */
  listener: (state: EngineState) => void = () => undefined;
  engineFailed = false;

  constructor(
    readonly parts: LessonPart[],
    readonly site: Site,
    readonly schema: Schema,
    readonly references: References
  ) {}

  /** Adds tasks of teachers' own, each once. */
  add(tasks: LessonPart[]): void {
    for (const task of tasks) if (!this.parts.some(({id}) => id === task.id)) this.parts.push(task);
  }

  /** Asks what the answer to a teacher's own task gives, where nobody has yet. */
  async answered(part: LessonPart): Promise<void> {
    if (!part.result.columns.length) part.result = await this.session.ask(part.answer);
  }

  /**
   * Whether a text that is right here is right as well where the record holds other values, another time others; null
   * where that cannot be told. A second record is asked where the first says no, which may have lost what an answer needs.
   */
  async holds(sql: string, part: LessonPart): Promise<boolean | null> {
    const {session, schema, site} = this;
    try {
      const statements = await session.split(sql);
      const held = async () => {
        const seed = Math.floor(Math.random() * 2 ** 31);
        const aside = async (each: string) => session.aside(each);
        const split = async (text: string) => session.split(text);
        return holdsWhereMoved(statements, part, site.cases, {schema, aside, split, seed});
      };
      return (await held()) || (await held());
    } catch {
      return null;
    }
  }

  private tell(state: EngineState): void {
    this.engineFailed = state.kind === "failed";
    this.listener(state);
  }
}
