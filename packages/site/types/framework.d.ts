// Framework ships no types for the parts that the commands call; these are the shapes used, at the version pinned.
declare module "@observablehq/framework/dist/build.js" {
  export function build(options: {config: object}, effects: FileBuildEffects): Promise<void>;
  export class FileBuildEffects {
    constructor(output: string, cache: string, effects: {logger: object; output: object});
  }
}

declare module "@observablehq/framework/dist/config.js" {
  export function readConfig(path?: string, root?: string): Promise<object>;
  export function setCurrentDate(date: Date): void;
}

declare module "@observablehq/framework/dist/markdown.js" {
  import type MarkdownIt from "markdown-it";
  export function createMarkdownIt(options: {
    markdownIt: (md: MarkdownIt) => MarkdownIt;
  }): MarkdownIt;
}

declare module "@observablehq/framework/dist/preview.js" {
  import type {Server} from "node:http";
  export function preview(options: {
    hostname: string;
    port: number;
    open: boolean;
    verbose: boolean;
  }): Promise<{server: Server}>;
}

declare module "@observablehq/framework/dist/loader.js" {
  export interface Watcher {
    close: () => void;
  }
  export class LoaderResolver {
    constructor(options: {root: string; interpreters: object});
    loadPage: (this: LoaderResolver, path: string, options: object) => Promise<object>;
    watchFiles: (
      this: LoaderResolver,
      path: string,
      names: Iterable<string>,
      changed: () => unknown
    ) => Promise<Watcher>;
    watchPage: (this: LoaderResolver, path: string, changed: (event: string) => unknown) => Watcher;
  }
}

declare module "observablehq:stdlib" {
  export function FileAttachment(name: string): {href: string; json: () => Promise<unknown>};
  export const Generators: {
    observe<Value>(begin: (notify: (value: Value) => void) => () => void): AsyncGenerator<Value>;
  };
}

declare module "@observablehq/framework/dist/javascript/references.js" {
  import type {Identifier, Node} from "acorn";
  export function findReferences(node: Node): Identifier[];
}

declare module "@observablehq/framework/dist/javascript/declarations.js" {
  import type {Identifier, Program} from "acorn";
  export function findDeclarations(node: Program, input: string): Identifier[];
}

declare module "@observablehq/framework/dist/javascript/assignments.js" {
  import type {Identifier, Node} from "acorn";
  export function checkAssignments(node: Node, references: Identifier[], input: string): void;
}

declare module "@observablehq/framework/dist/placeholder.js" {
  export function parsePlaceholder(
    input: string,
    start?: number,
    end?: number
  ): Generator<{type: string; content: string; pos: number}>;
}

declare module "@observablehq/framework/dist/sql.js" {
  export function transpileSql(
    content: string,
    attributes: {id?: string; display?: string}
  ): string;
}

declare module "@observablehq/framework/dist/tag.js" {
  export function transpileTag(content: string, tag: string, raw: boolean): string;
}

declare module "@observablehq/framework/dist/info.js" {
  export function parseInfo(info: string): {tag: string; attributes: Record<string, string>};
}

declare module "@observablehq/framework/dist/client/stdlib/generators/index.js" {
  export function input(element: Element): AsyncGenerator;
}

declare module "@observablehq/framework/dist/client/stdlib/mutable.js" {
  export function Mutable(value: unknown): AsyncGenerator & {value: unknown};
}

declare module "@observablehq/runtime" {
  interface Variable {
    define(name: string | null, inputs: string[], body: (...values: never[]) => unknown): Variable;
  }
  interface Observer {
    fulfilled?: (value: unknown) => void;
    rejected?: (error: Error) => void;
  }
  export class Runtime {
    constructor(library: Record<string, unknown>);
    module(): {variable(observer?: Observer | true): Variable};
    dispose(): void;
  }
}

declare module "@observablehq/inspector" {
  export class Inspector {
    constructor(node: Element);
    fulfilled(value: unknown): void;
  }
}

declare module "@observablehq/inputs" {
  export function select(
    values: readonly string[],
    options: {label?: string; value?: string; format?: (value: string) => string | undefined}
  ): HTMLElement & {value: string};
}

declare module "@observablehq/framework/dist/libraries.js" {
  export function getImplicitDownloads(imports: Iterable<string>): Set<string>;
  export function getImplicitStylesheets(imports: Iterable<string>): Set<string>;
}

declare module "@observablehq/framework/dist/duckdb.js" {
  export const DUCKDB_WASM_VERSION: string;
}

declare module "semver" {
  export function satisfies(version: string, range: string): boolean;
  export function validRange(range: string): string | null;
}
