/** Names of Microsoft's own applications by id, for showing and for choosing. Nothing decides by them. */
export declare const applications: Readonly<Record<string, string>>;

/** Where the names are from, and of which day. */
export declare const source: string;
