/**
 * Whether what officers were told still holds when it is sent (C14): the work waits for them yet, and they hold the role for which they
 * were told. Who has left hears no more of other people's applications, and nobody of what was done in the meantime.
 */
import { ASKED, type Asked } from '../../core/notice.ts';
import type { Instant } from '../../core/time.ts';
import type { Table } from '../../table/port.ts';
import { bureauOf, committeeOfficeOf } from '../../announcement/cities.ts';
import { waitsAt } from '../../identity/titles/model.ts';
import { loadTitle } from '../../identity/titles/store.ts';
import { loadHeads } from '../../application/frozen/store.ts';
import { waitsAs } from '../../application/actions/handing.ts';
import type { Application } from '../../application/model.ts';
import { loadObjection, loadPosting } from '../../posting/store.ts';
import { partsOf } from '../../committee/filing/model.ts';
import { POSTPONEMENT } from '../../committee/yearly/model.ts';
import { loadYearly } from '../../committee/yearly/store.ts';
import { isAnswered } from '../../review/vacancies/actions.ts';
import { loadTable } from '../../summary/store.ts';
import { isSettled } from '../../evaluation/draw/attempt/rules.ts';
import { loadDraw } from '../../evaluation/draw/attempt/store.ts';
import { hasToRead } from '../../evaluation/readings/store.ts';
import { loadRequest } from '../../evaluation/recusals/store.ts';
import { isDocumentSettled } from '../../result/documents/rules.ts';
import { loadDocument } from '../../result/documents/store.ts';
import { partsOfRecheck } from '../../result/recheck/model.ts';
import { loadRecheck } from '../../result/recheck/store.ts';
import { isPostedAnew, POST_ANEW } from '../../result/roster/rules.ts';
import { loadSummary } from '../../report/summaries/store.ts';
import { isCaseSettled } from '../../supervision/cases/rules.ts';
import { loadCase } from '../../supervision/cases/store.ts';
import { isMeasureSettled } from '../../supervision/measures/rules.ts';
import { loadMeasure } from '../../supervision/measures/store.ts';
import { loadDraft } from '../../drafting/store.ts';
import type { Line, Told } from '../model.ts';
import { loadHeld } from '../store.ts';

/** Of these lines, those that are still meant for their readers. Who was told as a person, of their own, always is, but for what an expert was given to read. */
export async function stillMeant<L extends Line>(table: Table, lines: readonly L[], now: Instant): Promise<L[]> {
  const ofOffice = lines.filter(({ as }) => as !== null);
  const [held, settled] = await Promise.all([ofOffice.length === 0 ? NOBODY : loadHeld(table, ofOffice, now), settledOf(table, lines)]);
  return lines.filter((line) => (line.as === null || held(line)) && !settled(line));
}

const NOBODY = () => false;

type Asking = Pick<Told, 'about' | 'as' | 'waits'>;
/** What a notice asks for, in whose name its reader was told (of an expert: their own, ''), and in which state it waited. */
type Question = { id: string; waits: string; organisation: string };

/** Whether the work that these tell of is settled, or is others' by now. What asks for nothing, nothing settles. */
export async function settledOf(table: Table, lines: readonly Asking[]): Promise<(line: Asking) => boolean> {
  const questions = lines.flatMap((line) => questionIn(line) ?? []);
  const named = new Map(questions.map((one) => [nameOf(one), one]));
  const of = (type: Asked) => [...named.values()].filter((one) => one.type === type);
  const settled = await Promise.all(
    ASKED.map(async (type) => {
      const asked = of(type);
      const answers = asked.length === 0 ? [] : await SETTLED[type](table, asked);
      return asked.filter((_, index) => answers[index]).map(nameOf);
    }),
  );
  const names = new Set(settled.flat());
  return (line) => {
    const question = questionIn(line);
    return question !== null && names.has(nameOf(question));
  };
}

function questionIn({ about: { type, id }, as, waits }: Asking): (Question & { type: Asked }) | null {
  const asked = ASKED.find((one) => one === type);
  if (waits === null || !asked || (as === null && asked !== 'Expert')) return null;
  return { type: asked, id, waits, organisation: as?.organisation ?? '' };
}

function nameOf({ type, id, waits, organisation }: Question & { type: Asked }): string {
  return JSON.stringify([type, id, waits, organisation]);
}

/** Of each kind of thing that may be asked for: which of these are settled. What is not there any more settles nothing. */
const SETTLED: Record<Asked, (table: Table, asked: readonly Question[]) => Promise<boolean[]>> = {
  Application: async (table, asked) => {
    const heads = await loadHeads(table, [...new Set(asked.map(({ id }) => id))]);
    return asked.map(({ id, waits, organisation }) => {
      const head = heads.get(id);
      return head !== undefined && !(isInState(head, waits) && isTheirs(head, organisation));
    });
  },
  Objection: (table, asked) =>
    inEach(asked, async ({ id, organisation }) => {
      const objection = await loadObjection(table, id);
      return objection !== null && (objection.finding !== null || objection.unit !== organisation);
    }),
  // It is to be hung as long as it runs; its objections are to be answered by the unit that they were passed on to.
  Posting: (table, asked) =>
    inEach(asked, async ({ id, waits, organisation }) => {
      const posting = await loadPosting(table, id);
      if (!posting) return false;
      return waits === 'OBJECTIONS' ? posting.objections.open === 0 || posting.passedTo !== organisation : posting.state !== waits;
    }),
  SummaryTable: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const found = await loadTable(table, id);
      return found !== null && found.table.state !== waits;
    }),
  AnnouncementDraft: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const draft = await loadDraft(table, id);
      return draft !== null && draft.state !== waits;
    }),
  // The bureau looks at what was filed, published meanwhile or not, unless it is drafted anew; the wish to postpone waits for its answer.
  CommitteeYear: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const { committee, rest: cycle } = partsOf(id);
      const yearly = await loadYearly(table, { committee, cycle });
      return yearly !== null && (waits === POSTPONEMENT ? yearly.postponement === null : yearly.state === 'DRAFT');
    }),
  CommitteeDraw: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const draw = await loadDraw(table, id);
      return draw !== null && isSettled(draw, waits);
    }),
  // Which of the applicant's requests waits is its number.
  Candidate: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const request = await loadRequest(table, id, Number(waits));
      return request !== null && request.answer !== null;
    }),
  // Of the cycle that is named nothing lies before them any more: all is read, or was taken off them.
  Expert: (table, asked) =>
    inEach(asked, async ({ id, waits: cycle }) => {
      const { committee, rest: account } = partsOf(id);
      return !(await hasToRead(table, { committee, account, cycle }));
    }),
  Recheck: (table, asked) =>
    inEach(asked, async ({ id }) => {
      const recheck = await loadRecheck(table, partsOfRecheck(id));
      return recheck !== null && recheck.answer !== null;
    }),
  // Moved to another unit, its person has taken it along: that one is asked.
  PersonTitle: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const title = await loadTitle(table, id);
      return title !== null && (title.state !== 'PENDING' || title.unit === null || waits !== waitsAt(title.unit));
    }),
  TitleDocument: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const document = await loadDocument(table, id);
      return document !== null && isDocumentSettled(document, waits);
    }),
  Case: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const one = await loadCase(table, id);
      return one !== null && isCaseSettled(one, waits);
    }),
  Measure: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const measure = await loadMeasure(table, id);
      return measure !== null && isMeasureSettled(measure, waits);
    }),
  WorkSummary: (table, asked) =>
    inEach(asked, async ({ id, waits }) => {
      const { committee, rest: cycle } = partsOf(id);
      const summary = await loadSummary(table, { committee, cycle });
      return summary !== null && summary.state !== waits;
    }),
  Organisation: (table, asked) => inEach(asked, ({ id, waits }) => isAnswered(table, id, waits)),
};

/** The wish to withdraw waits for its answer, in whichever state it was said (A8); whose result was given back waits to be posted anew (V2). */
function isInState(head: Application, waits: string): boolean {
  if (waits === POST_ANEW) return !isPostedAnew(head);
  return waits === 'WITHDRAWAL_ASKED' ? head.withdrawalAsked !== null : waitsAs(head) === waits;
}

function isTheirs({ unit, department, city, committee }: Application, organisation: string): boolean {
  return [unit, department, bureauOf(city), committee && committeeOfficeOf(city, committee)].includes(organisation);
}

function inEach(asked: readonly Question[], judge: (one: Question) => Promise<boolean>): Promise<boolean[]> {
  return Promise.all(asked.map(judge));
}
