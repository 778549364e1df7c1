import {digest, type Group, type SiteFiles} from "./files.js";

/** What stands in place of the name of a build where pages of a newer one lie as they were read. */
const read = "read";

/** The kept files of one build, in the browser's cache; another copy of the site on the same host has its own. */
export class Store {
  private readonly prefix: string;
  private readonly files: Record<string, string>;
  private filling: Promise<void> = Promise.resolve();

  constructor(
    private readonly root: string,
    private readonly site: SiteFiles
  ) {
    this.prefix = `cold-winter ${new URL(root).pathname} `;
    this.files = {...site.site, ...site.engine};
  }

  /** Whether the build has a file of that path. */
  has(path: string): boolean {
    return Object.hasOwn(this.files, path);
  }

  /** Returns a kept file. */
  async get(path: string): Promise<Response | undefined> {
    return (await this.open()).match(this.address(path));
  }

  /** Returns a file of a newer build: of a page that was read in it, as it was read last. An earlier build is forgotten by then. */
  async newer(path: string): Promise<Response | undefined> {
    const names = await this.others();
    for (const name of [this.prefix + read, ...names.reverse()]) {
      const response = names.includes(name)
        ? await (await caches.open(name)).match(this.address(path))
        : undefined;
      if (response) return response;
    }
    return undefined;
  }

  /** Keeps a page of a newer build, whose own keeper may not have begun yet. */
  async keepNewer(path: string, html: string): Promise<void> {
    const headers = {"content-type": "text/html; charset=utf-8"};
    await (
      await caches.open(this.prefix + read)
    ).put(this.address(path), new Response(html, {headers}));
  }

  /** The paths of all kept files. */
  async paths(): Promise<string[]> {
    const keys = await (await this.open()).keys();
    return keys.map(({url}) => url.slice(this.root.length));
  }

  /** Keeps a file if it is the one of this build, and returns it; null where the host has another one. Throws where it gives none, or there is no room. */
  async put(path: string, response: Response): Promise<Response | null> {
    const bytes = await response.arrayBuffer();
    if (!(unpacked(path, bytes) || (await digest(bytes)) === this.files[path])) return null;
    const headers = {
      "content-type": response.headers.get("content-type") ?? "",
      "content-length": String(bytes.byteLength)
    };
    const copy = () => new Response(bytes, {headers});
    await (await this.open()).put(this.address(path), copy()).catch(() => undefined);
    return copy();
  }

  /** Keeps files that are not kept yet, one list after the other. Throws where one cannot be had. */
  fill(paths: string[]): Promise<void> {
    const filled = this.filling.catch(() => undefined).then(() => this.fetchAll(paths));
    this.filling = filled;
    return filled;
  }

  private async fetchAll(paths: string[]): Promise<void> {
    const kept = new Set(await this.paths());
    const wanted = [...new Set(paths)].filter((path) => this.has(path) && !kept.has(path));
    const next = async (): Promise<void> => {
      for (let path = wanted.shift(); path !== undefined; path = wanted.shift()) {
        const response = await fetch(this.address(path, this.site.build), {
          cache: path.endsWith(".html") ? "no-cache" : "default"
        });
        if (!response.ok || !(await this.put(path, response)))
          throw new Error(`not the file of this build: ${path}`);
      }
    };
    await Promise.all([next(), next(), next(), next()]);
  }

  /** Keeps a whole group of files. Throws where one cannot be had. */
  async fillGroup(group: Group): Promise<void> {
    await this.fill(Object.keys(this.site[group]));
    await (await this.open()).put(this.mark(group), new Response(""));
  }

  /** Takes over from earlier builds what is the same file here, and fetches anew the groups that were whole there. */
  async takeOver(): Promise<void> {
    const groups = new Set<Group>();
    for (const name of await this.others()) {
      const cache = await caches.open(name);
      for (const group of ["site", "engine"] as const)
        if (await cache.match(this.mark(group))) groups.add(group);
      for (const {url} of await cache.keys()) {
        const path = url.slice(this.root.length);
        const response = this.has(path) ? await cache.match(url) : undefined;
        if (response) await this.put(path, response);
      }
    }
    for (const group of groups) await this.fillGroup(group);
  }

  /** Forgets earlier builds. */
  async dropOthers(): Promise<void> {
    for (const name of await this.others()) await caches.delete(name);
  }

  private open(): Promise<Cache> {
    return caches.open(this.prefix + this.site.build);
  }

  private async others(): Promise<string[]> {
    return (await caches.keys()).filter(
      (name) => name.startsWith(this.prefix) && name !== this.prefix + this.site.build
    );
  }

  private mark(group: Group): string {
    return `${this.root}?kept=${group}`;
  }

  private address(path: string, build?: string): string {
    const versioned = build && /^(data|kit)\//.test(path);
    return `${this.root}${path}${versioned ? `?v=${encodeURIComponent(build)}` : ""}`;
  }
}

// Some hosts unpack `.gz` on the way, and the browser has then looked at its checksum.
function unpacked(path: string, bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes);
  return path.endsWith(".gz") && !(first === 0x1f && second === 0x8b);
}
