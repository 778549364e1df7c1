/** What an engine needs of the page that starts it: where its files are, and the reader's words for what fails. */
export interface EngineHost {
  /** Returns the address of a file of the site from its path below the root. */
  address: (path: string) => URL;
  /** Asks for a file of the site. Throws `noFile` where there is none. */
  ask: (path: string) => Promise<Response>;
  /** Says why a file did not come: by the status of its answer, null where there was none. */
  noFile: (path: string, status: number | null) => Error;
  /** Says that a file came cut short or altered. */
  damaged: (path: string, cause: unknown) => Error;
  /** Says that the engine ended by itself: with a reason, or null where it fell silent. */
  ended: (reason: string | null) => Error;
}
