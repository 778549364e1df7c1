import {translator} from "@cold-winter/figure";
import {lessonTexts} from "@cold-winter/figure/texts";

/** Returns a text of the lessons, `{name}` in it replaced by parameters. */
export const lessonText = translator("lessons", lessonTexts);
