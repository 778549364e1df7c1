import {eachTable} from "./each-table.js";

const scripts: Record<string, RegExp> = {
  zh: /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  ja: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u,
  ar: /\p{Script=Arabic}/u,
  ru: /\p{Script=Cyrillic}/u
};

/** A native name is written in the script of the language that it claims. */
export const checkNative = eachTable(({fields}, rows, report) => {
  const native = fields.filter(({kind}) => kind === "native");
  for (const {file, line, values} of rows) {
    for (const {name: field, lang, langField} of native) {
      const text = values[field];
      if (typeof text !== "string") continue;
      const tag = String(lang ?? values[langField ?? ""] ?? "").split("-")[0]!;
      if (tag === "") {
        const remedy = `give its language in ${langField}`;
        report({file, line, field, message: "native name without a language", remedy});
      } else if (scripts[tag] && !scripts[tag].test(text)) {
        const remedy = "move it to the right column or mend the language";
        report({
          file,
          line,
          field,
          message: `not written in the script of ${tag}: ${text}`,
          remedy
        });
      }
    }
  }
});
