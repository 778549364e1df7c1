declare module "@citation-js/core" {
  export const plugins: {
    input: {
      chain: (text: string, options?: object) => unknown[];
      chainLink: (text: string) => unknown;
    };
  };
  export class Cite {
    constructor(items: object[]);
    format(kind: "bibliography" | "bibtex" | "ris", options?: object): string;
  }
}

declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-csl";
declare module "@citation-js/plugin-ris";
