/**
 * What GraphQL says of a document or a variable, without what was sent and without guesses at names. Its own sentences
 * repeat values, identity numbers and all. Here only its words, names that look like names, and the place are kept; everything is cut
 * to a length before it is looked at, and looked at once.
 */
import { GraphQLError } from 'graphql';

/** As long as a sentence of GraphQL is when nobody’s text is in it. */
const LONGEST = 300;
/** From here on a sentence tells what was sent, or guesses. */
const VALUES = [' got invalid value ', ', found ', ' value: ', ' Did you mean ', ' (line '];
/** What may stand in quotes: a name, a type, a variable, a path; no number that may be somebody's. */
const NAME = /^[$@[A-Za-z_][[\]!.A-Za-z_\d]{0,80}$/u;
const NUMBER = /\d{4}/u;
const isName = (text: string): boolean => NAME.test(text) && !NUMBER.test(text);

/** The message of one of GraphQL's own errors as a client is told it. */
export function discreet({ message, originalError }: Pick<GraphQLError, 'message' | 'originalError'>): string {
  const told = sentenceOf(message);
  if (!(originalError instanceof GraphQLError) || !message.includes(VALUES[0] as string)) return told;
  // Of a variable: where in it, and what was expected, which graphql-js puts after the value.
  const place = placeIn(message, originalError.message);
  return `${told} is not valid${place ? ` at "${place}"` : ''}: ${sentenceOf(originalError.message)}`;
}

/** One sentence up to where it begins to tell values, names in quotes kept where they are names. */
function sentenceOf(message: string): string {
  const short = message.slice(0, LONGEST);
  const ends = VALUES.map((word) => short.indexOf(word)).filter((at) => at !== -1);
  const [first = '', ...rest] = short.slice(0, Math.min(short.length, ...ends)).split('"');
  // What stands in quotes is every second part; of an enum’s value it is what was sent.
  return rest.reduce((all, part, index) => {
    if (index % 2 === 1) return `${all}"${part}`;
    return `${all}"${isName(part) && !all.endsWith('Value ') ? part : '…'}`;
  }, first);
}

/** The path that stands between the value and the reason: `input.person.name`. */
function placeIn(message: string, reason: string): string | null {
  const head = message.slice(0, message.length - reason.length - '; '.length).slice(-LONGEST);
  const begins = head.lastIndexOf(' at "');
  const place = begins === -1 || !head.endsWith('"') ? '' : head.slice(begins + ' at "'.length, -1);
  return isName(place) ? place : null;
}
