import type {LessonPart, Schema} from "@cold-winter/data";
import type {References} from "@cold-winter/figure";
import type {Site} from "@cold-winter/figure/live";
import {Session, type EngineState} from "../session.js";
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

  /** Asks what the answer to a teacher's own task gives, where nobody has yet. */
  async answered(part: LessonPart): Promise<void> {
    if (!part.result.columns.length) part.result = await this.session.ask(part.answer);
  }

  private tell(state: EngineState): void {
    this.engineFailed = state.kind === "failed";
    this.listener(state);
  }
}
