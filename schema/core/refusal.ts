/**
 * A refusal: the one way this system says no to a person. It carries a code for programs, a sentence in Chinese and English
 * for people, and the rule with its source, so that nobody has to ask on what ground.
 */
import type { Cited, RuleId } from './rulebook.ts';

export type { Cited };
import { dayInChinese, isDay } from './time.ts';

/** What fills the `{name}` places of a sentence; also given to clients as `extensions.details`. */
export type Details = Record<string, unknown>;

/**
 * How a slice declares one code: its rule (null where only good manners of an API demand it) and its two sentences; `status` is that of HTTP
 * where it is said before GraphQL has seen the request.
 */
export type Declaration = { rule: RuleId | null; status?: number; zh: string; en: string };

/** Every code that is declared anywhere: what the graph lists as `ErrorCode`. */
const catalogue = new Map<string, Declaration>();

/** The codes declared so far, with what they say. */
export function declaredCodes(): ReadonlyMap<string, Declaration> {
  return catalogue;
}

/** Thrown, never returned, by actions; returned by `whyNot…` so that a client may be told beforehand. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** The notice of the cycle in which it was said; null where nobody has named one. */
  cites: Cited | null = null;
  constructor(
    readonly code: string,
    readonly declaration: Declaration,
    readonly details: Details,
  ) {
    // An answer and no fault: where it was made nobody asks, and lists make many of them only to show them.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super();
    Error.stackTraceLimit = stackTraceLimit;
  }

  /** The sentence in the reader's language. Texts in `details` may themselves be bilingual: `{ zh, en }`. */
  sentence(language: Language): string {
    return fill(this.declaration[language], this.details, language);
  }
}

/** Put together when it is read: most refusals are made to know whether there is one. */
Object.defineProperty(Refusal.prototype, 'message', {
  get(this: Refusal) {
    return `${this.code}: ${this.sentence('en')}`;
  },
});

/** The refusal as one of this notice's cycle. */
export function citing<W extends Refusal | null>(why: W, notice: Cited): W {
  if (why) why.cites ??= notice;
  return why;
}

export type Language = 'zh' | 'en';

/** A text in both languages. */
export type Bilingual = { zh: string; en: string };

/** The same, where a list of them is written. */
export const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** Turns a slice's declarations into functions that make its refusals: `refusals.LATE({ closesAt })`. */
export function declareRefusals<const D extends Record<string, Declaration>>(declarations: D): Refusals<D> {
  for (const [code, declaration] of Object.entries(declarations)) catalogue.set(code, declaration);
  return Object.fromEntries(
    Object.entries(declarations).map(([code, declaration]) => [
      code,
      (details: Details = {}, rule: RuleId | null = declaration.rule) => new Refusal(code, { ...declaration, rule }, details),
    ]),
  ) as Refusals<D>;
}

/** `rule` names a nearer ground than the declared one, where the same refusal stands on several. */
export type Refusals<D> = { [Code in keyof D]: (details?: Details, rule?: RuleId | null) => Refusal };

/** The same refusal on a ground of the one who asks, where it was declared without one: what is wrong with a file is so for many reasons. */
export function onGround(refusal: Refusal, rule: RuleId): Refusal {
  const { code, declaration, details } = refusal;
  return declaration.rule === null ? new Refusal(code, { ...declaration, rule }, details) : refusal;
}

/** For rules: throws when there is a reason not to. */
export function refuseIf(why: Refusal | null): void {
  if (why) throw why;
}

/** Fills the `{name}` places of a sentence; `{count:day|days}` is a number with its noun: 1 day, 2 days. What is empty takes its blank along. */
export function fill(sentence: string, details: Details, language: Language = 'en'): string {
  const filled = filledIn(sentence, details, language);
  // What somebody has typed often ends as the sentence does in which it stands.
  return language === 'zh' ? filled.replaceAll(/([。！？；])。/gu, '$1') : filled.replaceAll(/([^.][.!?])\.(?=\s|$)/gu, '$1');
}

const PLACE = /( ?)\{(\w+)(?::([^|{}]+)\|([^|{}]+))?\}/gu;

/** The names of the places of both sentences. */
export function placesIn({ zh, en }: Bilingual): string[] {
  return [...new Set(Array.from(`${zh}${en}`.matchAll(PLACE), ([, , name = '']) => name))];
}

/** Both sentences as patterns: a place with its noun, `{most:day|days}`, is one named `most`. */
export function patternOf({ zh, en }: Bilingual): Bilingual {
  return { zh: zh.replaceAll(PLACE, '$1{$2}'), en: en.replaceAll(PLACE, '$1{$2}') };
}

function filledIn(sentence: string, details: Details, language: Language): string {
  return sentence.replaceAll(PLACE, (_, blank: string, name: string, one?: string, many?: string) => {
    const filled = text(details[name], language);
    if (filled === '') return '';
    return blank + (one === undefined ? filled : `${filled} ${filled === '1' ? one : many}`);
  });
}

function text(value: unknown, language: Language): string {
  if (isBilingual(value)) return value[language];
  if (Array.isArray(value)) return value.map((one) => text(one, language)).join(language === 'zh' ? '、' : ', ');
  // A day is written as its reader writes it; programs have it in the details as it is.
  if (language === 'zh' && typeof value === 'string' && isDay(value)) return dayInChinese(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value ?? '');
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}
