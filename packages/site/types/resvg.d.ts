// The package has types that its `exports` do not name; these are the shapes used, at the version pinned.
declare module "@resvg/resvg-wasm" {
  export function initWasm(program: Uint8Array): Promise<void>;
  export class Resvg {
    constructor(
      svg: string,
      options: {
        font: {fontBuffers: Uint8Array[]; defaultFontFamily: string; sansSerifFamily: string};
        fitTo: {mode: "width"; value: number};
      }
    );
    render(): {asPng(): Uint8Array; free(): void};
    getBBox(): {x: number; width: number; free(): void} | undefined;
    free(): void;
  }
}
