/**
 * Mailings: something told to very many people by a scheduled function. First everybody's lines are gathered, then each person is
 * told all of theirs at once. Both go page by page, and each transaction notes how far it came: cut off, a run goes on there; of two
 * runs at once one stops at its first note. So each person is told once, however often it runs (C13).
 */
import type { Context } from '../../core/context.ts';
import type { Instant } from '../../core/time.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { PEOPLE_AT_ONCE, tell, type Letter } from '../letters.ts';
import type { Addressee, Line, MailingName, Run } from '../model.ts';
import { together } from '../rules/mail.ts';
import { loadAddressees, loadLines, loadLinesOf, loadRun, putLine, putRun, sameRun, MAILING_SHARDS } from '../store.ts';

/** A way over rows that may make lines: in shards, page by page. A line's name says what it is about: told twice, it is one. */
export type Step = {
  shards: number;
  page: (shard: number, after: string | null) => Promise<{ lines: { name: string; line: Line }[]; next: string | null }>;
};

export type Mailing = {
  name: MailingName;
  steps: readonly Step[];
  /** Of the lines, those that still hold when they are sent; all of them, unless told (C14). */
  sift?: (lines: readonly Line[]) => Promise<Line[]>;
  /** What a person is told of their lines: letters to them, or writes of another kind. */
  tell: (person: Addressee, lines: readonly Line[], run: Run) => { letter: Letter } | { write: Write } | null;
};

/** Lines in one transaction beside the note, of 100 writes there may be. */
const LINES_AT_ONCE = 90;
const LINES_A_PAGE = 100;

/** Does a mailing, or what is left of it; answers how many people this run told. Another run that is at it is left to it. */
export async function run(context: Context, mailing: Mailing, begun: Run | null): Promise<number> {
  if (begun?.stage === 'DONE') return 0;
  try {
    const gathered = begun?.stage === 'SEND' ? begun : await gather(context, mailing, begun);
    return (await send(context, mailing, gathered)).people - (begun?.people ?? 0);
  } catch (error) {
    if (error instanceof Conflict && error.failed.includes('run')) return 0;
    throw error;
  }
}

/** Does what is left of a mailing; null where it was done. */
export async function runIfLeft(context: Context, mailing: Mailing): Promise<number | null> {
  const begun = await loadRun(context.table, mailing.name);
  return begun?.stage === 'DONE' ? null : await run(context, mailing, begun);
}

/** All of a person's lines in one letter of the city whose cycle they are about, caused by the mailing; `at` is when it happened, the run's beginning unless told. */
export function inOneLetter({ now }: Context, { city }: { city: string }, { kind, name }: MailingName, at?: Instant): Mailing['tell'] {
  return (person, lines, begun) => {
    const told = together(lines, now);
    return told && { letter: { person, told, city, cause: [kind, name], at: at ?? begun.at } };
  };
}

/** The note of a run at its beginning. */
export function beginning(at: number, stage: Run['stage']): Run {
  return { stage, step: 0, shard: 0, after: null, at, people: 0, version: 1 };
}

async function gather(context: Context, { name, steps }: Mailing, begun: Run | null): Promise<Run> {
  let noted = begun;
  const found = new Map<string, Write>(); // by whom and what: the same line met twice is one
  const note = async (news: Partial<Run>): Promise<void> => {
    const next: Run = noted ? { ...noted, ...news, version: noted.version + 1 } : { ...beginning(context.now, 'GATHER'), ...news };
    const last = [...found.values()];
    found.clear();
    while (last.length > LINES_AT_ONCE) await context.table.transact([...last.splice(0, LINES_AT_ONCE), sameRun(name, noted)]);
    await context.table.transact([...last, putRun(name, next, noted)]);
    noted = next;
  };
  let { step, shard, after } = begun ?? beginning(context.now, 'GATHER');
  for (; step < steps.length; step += 1, shard = 0) {
    for (; shard < (steps[step]?.shards ?? 0); shard += 1) {
      do {
        const page = await steps[step]?.page(shard, after);
        after = page?.next ?? null;
        for (const one of page?.lines ?? []) found.set(`${one.line.account} ${one.name}`, putLine(name, one.name, one.line));
        if (found.size >= LINES_AT_ONCE) await note({ step, shard: after === null ? shard + 1 : shard, after });
      } while (after !== null);
    }
  }
  await note({ stage: 'SEND', step: 0, shard: 0, after: null });
  if (!noted) throw new Error('a run without a note');
  return noted;
}

async function send({ table, now }: Context, { name, sift, tell: told }: Mailing, begun: Run): Promise<Run> {
  let noted = begun;
  let waiting: { account: string; lines: Line[] }[] = [];
  const note = async (news: Partial<Run>): Promise<void> => {
    const people = waiting.splice(0);
    const addressees = await loadAddressees(
      table,
      people.map(({ account }) => account),
    );
    const lines = people.flatMap((person) => person.lines);
    const sifted = sift ? await sift(lines) : lines;
    const made = addressees.flatMap((person) => {
      const theirs = sifted.filter(({ account }) => account === person.account.account);
      return told(person, theirs, noted) ?? [];
    });
    const next: Run = { ...noted, ...news, people: noted.people + made.length, version: noted.version + 1 };
    const letters = made.flatMap((one) => ('letter' in one ? [one.letter] : []));
    const writes = made.flatMap((one) => ('write' in one ? [one.write] : []));
    await tell(table, letters, now, [...writes, putRun(name, next, noted)]);
    noted = next;
  };
  let { shard, after } = begun;
  let place = { shard, after };
  for (; shard < MAILING_SHARDS; shard += 1) {
    do {
      const page = await peopleOf(table, name, shard, after);
      after = page.after;
      for (const person of page.people) {
        if (waiting.length === PEOPLE_AT_ONCE) await note(place);
        waiting.push(person);
        place = { shard, after: person.cursor };
      }
    } while (after !== null);
  }
  await note({ stage: 'DONE', shard, after: null });
  return noted;
}

/** The people of a page of lines, each with all of theirs. The last of a page may have more on the next: they are left to it, or read whole. */
async function peopleOf(table: Context['table'], name: MailingName, shard: number, start: string | null) {
  const { lines, next } = await loadLines(table, name, shard, { limit: LINES_A_PAGE, after: start });
  const people = grouped(lines);
  if (next === null) return { people, after: null };
  if (people.length > 1) return { people: people.slice(0, -1), after: people.at(-2)?.cursor ?? null };
  const whole = grouped(await loadLinesOf(table, name, shard, people[0]?.account ?? ''));
  return { people: whole, after: whole.at(-1)?.cursor ?? null };
}

/** Lines by person; the cursor is that of their last. */
function grouped(lines: readonly (Line & { cursor: string })[]): { account: string; lines: Line[]; cursor: string }[] {
  const people = new Map<string, { account: string; lines: Line[]; cursor: string }>();
  for (const { cursor, ...line } of lines) {
    const before = people.get(line.account)?.lines ?? [];
    people.set(line.account, { account: line.account, lines: [...before, line], cursor });
  }
  return [...people.values()];
}
