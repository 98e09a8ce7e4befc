/** A paper document as data, before it is printed: official reports and forms are made of these blocks and nothing else. */
export type Block =
  /** A line of its own, larger; the first one of a document is its title. */
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** Lines set to the right, as a signature with its date is. */
  | { kind: 'signature'; lines: readonly string[] };

/** `number` stands on every page beside the page's own; `madeAt` makes the same document the same bytes. */
export type Document = { title: string; number: string; madeAt: number; blocks: readonly Block[] };
