import {setTranslation} from "./catalogue.js";
import {setLabels} from "./labels.js";
import {languages} from "./languages.js";
import {load} from "./site.js";
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
    if (loaded) {
      setTranslation(loaded.default);
      setLabels(wanted!.id, await labelsOf(wanted!.id));
    }
    return wanted ?? languages[0];
  } catch {
    return languages[0];
  }
}

// A notebook's own labels, where it has some: without them its choices stay English, and all else is translated.
async function labelsOf(id: string): Promise<Record<string, string>> {
  try {
    return (await load<Record<string, Record<string, string>>>("data/labels.json"))[id] ?? {};
  } catch {
    return {};
  }
}
