/**
 * What a field costs, in points: a hundredth of a table request, which is what a process is busy with for a hundredth of a millisecond.
 * A document's price is that of all it asks for, and each client has a purse for one document.
 */
import type { Actor } from './actor.ts';

/** One request to the table. */
export const REQUEST = 100;
/** A small request whose answer is remembered as long as the question lasts, however often it is asked for. */
export const REMEMBERED = 60;
/** One item read, checked against its shape and shown; also one of a batch that a whole page asks for together. */
export const ITEM = 20;
/** An address or a receipt signed, or its signature looked at. */
export const SIGNED = 30;
/** What is asked for in bulk has bounds of its own; more than two such things are no document. */
export const IN_BULK = 36 * REQUEST;
/** As many are priced where nobody says how many a list holds. */
export const SOME = 5;

/** A price, or what makes one of the arguments that are given. */
export type Price = number | ((given: Readonly<Record<string, unknown>>) => number);

const DEFAULT_PAGE = 25;

function sizeOf({ first }: Readonly<Record<string, unknown>>): number {
  return typeof first === 'number' && first > 0 ? first : DEFAULT_PAGE;
}

/** A page of a connection that takes so many requests before its rows are read. */
export function pricedPage(requests = 1): { price: Price; rows: Price } {
  return { price: (given) => requests * REQUEST + sizeOf(given) * ITEM, rows: sizeOf };
}

/** Ten times what a unit's list of 25 costs: an application with all it has comes to 8,700, and nothing that anybody asks in earnest to more. */
const ACCOUNT = 9000;
const PUBLIC = 6000;

/** What one document of this person may cost. */
export function purseOf(actor: Actor): number {
  return actor.kind === 'person' ? ACCOUNT : PUBLIC;
}
