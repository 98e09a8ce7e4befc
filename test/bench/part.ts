/** A part of the measuring: given the table's endpoint, the rows it fills. */
import type { Row } from './row.ts';

export type Bench = { endpoint: string };
export type Part = (bench: Bench) => Promise<Row[]>;
