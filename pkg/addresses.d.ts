/** The addresses of the site's pages; undefined where nobody said where the site lies. */
export interface Addresses {
  /** Of a code, or of a reading by its id. */
  readonly code: (code: string) => string | undefined;
  readonly rule: (id: string) => string | undefined;
}

export function addressesIn(site: string | undefined, language: string, isOwn?: (code: string) => boolean): Addresses;

/** Whether a text is the address of a folder of pages. */
export function isAddress(text: string): boolean;
