import words from "../catalogue/lessons.js";
import {speaker} from "../catalogue.js";

/** Returns a text of the lessons, `{name}` in it replaced by parameters. */
export const tell = speaker("lessons", words);
