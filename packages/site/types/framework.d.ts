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

declare module "@observablehq/framework/dist/preview.js" {
  import type {Server} from "node:http";
  export function preview(options: {
    hostname: string;
    port: number;
    open: boolean;
    verbose: boolean;
  }): Promise<{server: Server}>;
}

declare module "observablehq:stdlib" {
  export function FileAttachment(name: string): {href: string; json: () => Promise<unknown>};
}
