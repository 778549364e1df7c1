import {setTranslation} from "./catalogue.js";
import {languages} from "./languages.js";
import {currentSelections} from "./store.js";

/**
 * The language that this page's chrome speaks: what the address names as `lang`, English where that does not come. A
 * module that pages ask for imports this one: nothing is said before the catalogue is there.
 */
export const language = await open(currentSelections()["lang"]);

async function open(id: string | undefined) {
  const wanted = languages.find((each) => each.id === id);
  try {
    const loaded = await wanted?.load?.();
    if (loaded) setTranslation(loaded.default);
    return wanted ?? languages[0];
  } catch {
    return languages[0];
  }
}
