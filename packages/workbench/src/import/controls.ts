import {maker} from "@cold-winter/figure";
import {translate, type WordName} from "../text.js";
import {encodings} from "./encoding.js";
import {numberForms, percents} from "./number.js";
import {textFormats, type TextChoices} from "./open-file.js";
import type {Look} from "./look.js";
import type {TableChoices} from "./table.js";

type Option = readonly [value: string, label: string];

/** Draws a list to choose from, with its label; `name` is how a redrawn panel finds it again. */
export function choose(
  name: string,
  label: string,
  value: string,
  options: readonly Option[],
  take: (value: string) => void
): HTMLElement {
  const make = maker(document);
  const select = make(
    "select",
    {name, autocomplete: "off"},
    ...options.map(([each, text]) => make("option", {value: each, selected: each === value}, text))
  );
  select.addEventListener("change", () => take(select.value));
  return make("label", {}, make("span", {}, label), select);
}

/** Draws a field with its label. */
export function field(
  name: string,
  label: string,
  attributes: Record<string, string>,
  take: (value: string) => void
): HTMLElement {
  const make = maker(document);
  const input = make("input", {name, autocomplete: "off", ...attributes});
  input.addEventListener("change", () => take(input.value));
  return make("label", {}, make("span", {}, label), input);
}

function tick(
  name: string,
  label: string,
  checked: boolean,
  take: (on: boolean) => void
): HTMLElement {
  const make = maker(document);
  const input = make("input", {type: "checkbox", name, checked});
  input.addEventListener("change", () => take(input.checked));
  return make("label", {class: "tick"}, input, make("span", {}, label));
}

const plain = (values: readonly string[]) => values.map((value): Option => [value, value]);

/** Draws what can be said of a text before its cells are read. */
export function textControls(
  text: TextChoices,
  take: (wanted: Partial<TextChoices>) => void,
  query: () => void
): HTMLElement[] {
  const names: Record<string, string> = {
    "\t": translate("import.separator.tab"),
    " ": translate("import.separator.blank")
  };
  const separators = [...new Set([",", ";", "\t", "|", ":", " ", "~", "^", text.separator])];
  const formats = [...textFormats, "query"].map((each): Option => [
    each,
    translate(`import.format.${each}` as WordName)
  ]);
  const cells = [
    choose(
      "separator",
      translate("import.separator"),
      text.separator,
      separators.map((each): Option => [each, names[each] ?? each]),
      (separator) => take({separator})
    ),
    choose(
      "quote",
      translate("import.quoted"),
      text.quote,
      [
        ['"', '"'],
        ["'", "'"],
        ["", translate("import.none")]
      ],
      (quote) => take({quote})
    )
  ];
  return [
    choose("format", translate("import.format"), text.format, formats, (format) =>
      format === "query" ? query() : take({format: format as TextChoices["format"]})
    ),
    choose("encoding", translate("import.encoded"), text.encoding, plain(encodings), (encoding) =>
      take({encoding: encoding as TextChoices["encoding"]})
    ),
    ...(text.format === "separated" ? cells : [])
  ];
}

/** Draws what can be said of a table. */
export function tableControls(
  look: Look,
  choices: TableChoices,
  take: (choices: TableChoices) => void,
  place: (line: string, found: (at: number) => void) => void
): HTMLElement[] {
  const change = (part: Partial<TableChoices>) => take({...choices, ...part});
  const lines = look.named
    ? []
    : [
        field(
          "header",
          translate("import.header"),
          {
            type: "number",
            min: "0",
            value: String(look.header)
          },
          (line) => place(line, (at) => change({header: at < 0 ? null : at, types: {}}))
        ),
        field(
          "last",
          translate("import.last"),
          {type: "number", min: "1", value: String(look.last || "")},
          (line) => place(line, (at) => change({last: at < 0 ? look.rows - 1 : at}))
        )
      ];
  const percent = percents.map((each): Option => [
    each,
    each === "text" ? translate("import.percent.text") : each === "points" ? "12" : "0.12"
  ]);
  return [
    ...lines,
    choose(
      "numbers",
      translate("import.numbers"),
      choices.numbers.form,
      plain(numberForms),
      (form) =>
        change({numbers: {...choices.numbers, form: form as TableChoices["numbers"]["form"]}})
    ),
    choose("percent", translate("import.percent"), choices.numbers.percent, percent, (each) =>
      change({numbers: {...choices.numbers, percent: each as TableChoices["numbers"]["percent"]}})
    ),
    missingControls(choices, look, change),
    ...(look.unfit.count || choices.unfit !== "refuse" ? [unfitControl(choices, change)] : [])
  ];
}

function unfitControl(
  {unfit}: TableChoices,
  change: (part: Partial<TableChoices>) => void
): HTMLElement {
  const options = (["refuse", "fill", "drop"] as const).map((each): Option => [
    each,
    translate(`import.unfit.${each}`)
  ]);
  return choose("unfit", translate("import.unfit.label"), unfit, options, (each) =>
    change({unfit: each as TableChoices["unfit"]})
  );
}

function missingControls(
  choices: TableChoices,
  look: Look,
  change: (part: Partial<TableChoices>) => void
): HTMLElement {
  const make = maker(document);
  const counts = new Map(look.marks.map(({mark, count}) => [mark, count]));
  const marks = [...new Set([...choices.missing, ...counts.keys()])];
  const ticks = marks.map((mark, at) =>
    tick(
      `mark-${at}`,
      counts.has(mark) ? `${mark} (${counts.get(mark)!})` : mark,
      choices.missing.includes(mark),
      (on) =>
        change({
          missing: on ? [...choices.missing, mark] : choices.missing.filter((each) => each !== mark)
        })
    )
  );
  const other = field(
    "mark",
    translate("import.missing.other"),
    {type: "text", size: "8"},
    (mark) => {
      if (mark.trim()) change({missing: [...new Set([...choices.missing, mark.trim()])]});
    }
  );
  const texts = tick(
    "marks-in-text",
    translate("import.missing.text"),
    choices.missingInText,
    (missingInText) => change({missingInText})
  );
  return make(
    "fieldset",
    {},
    make("legend", {}, translate("import.missing")),
    ...ticks,
    other,
    ...(choices.missing.length ? [texts] : [])
  );
}
