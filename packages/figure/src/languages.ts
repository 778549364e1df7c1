import type {Translation} from "./catalogue.js";

/** A language that the chrome can speak. */
export interface Language {
  /** Its name in an address. */
  id: string;
  /** Its name in itself. */
  name: string;
  /** Says in the language itself that no reader of it has reviewed the translation yet; gone once somebody has. */
  unreviewed?: string;
  /** Says in the language itself what stays English. */
  english?: string;
  /** Loads its catalogue, where it is not the one that every page has. */
  load?: () => Promise<{default: Translation}>;
}

/** What English readers are told of such a language. */
export const unreviewed =
  "unreviewed translation; prose, headlines, tables, questions and data stay English";

/** The languages of the chrome, the default first; written so that a bundle without them holds no catalogue. */
export const languages: [Language, ...Language[]] = [
  {id: "en", name: "English"},
  {
    id: "zh",
    name: "中文",
    unreviewed: "译文未经审校",
    english: "正文、图题、表格、问题与数据仍为英文",
    load: () => import("./catalogue/zh.js")
  },
  {
    id: "ko",
    name: "한국어",
    unreviewed: "감수받지 않은 번역",
    english: "본문, 그림 제목, 표, 질문, 자료는 영어 그대로",
    load: () => import("./catalogue/ko.js")
  }
];
