/**
 * What an issued document says is carried out, person by person, each in a transaction of its own: titles enter the record, are put right or
 * withdrawn, applications end, and what a later slice makes of it (the certificate) is written with it (R3, R4). Some at a time; how far it
 * has come stands in the document. Cut anywhere and run again, nobody is met twice.
 */
import type { Actor } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { nameOf } from '../../../core/hash.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { dayInChinese } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, seriesNamed, seriesOf } from '../../../announcement/data/series.ts';
import { enterTitle, replaceTitle, revokeTitle, type Conferred } from '../../../identity/titles/actions/entering.ts';
import { holderOf } from '../../../identity/titles/actions/known.ts';
import { titlePlace, type Title } from '../../../identity/titles/model.ts';
import type { PersonFile } from '../../../identity/model.ts';
import { moved } from '../../../application/actions/move.ts';
import type { Application, Movable } from '../../../application/model.ts';
import { MOVES, ROLE_OF } from '../../../application/moves.ts';
import { loadMovable } from '../../../application/store.ts';
import { givingBack } from '../../../review/vacancies/actions.ts';
import type { RosterLine } from '../../roster/model.ts';
import { CORRECTED_FIELD_NAMES, type TitleDocument } from '../model.ts';
import { documentNotices } from '../notices.ts';
import { peopleIn, standingAs } from './people.ts';
import { loadCarried, loadDocument, putCarried } from '../store.ts';
import { askForStep, changed } from './changing.ts';

const MAKER: Actor = { kind: 'system', name: 'report-build' };
/** So many people are met by one run of the function. */
export const CARRIED_A_RUN = 100;

/** Somebody as a document leaves them: who they are on paper, their application and their title. */
export type Carried = {
  document: TitleDocument;
  person: RosterLine;
  head: Application;
  title: Title;
  holder: PersonFile;
  /** Why, where the title was put right or withdrawn. */
  because: string | null;
  /** The which of those the document is about. */
  line: number;
};

/** What else is written of somebody, in the same transaction: a later slice's certificate. */
export type Following = (context: Context, carried: Carried) => Promise<Write[]>;

/** Meets the next people; done when everybody was. */
export async function carryOut(context: Context, id: string, following: Following): Promise<TitleDocument | null> {
  const before = await loadDocument(context.table, id);
  if (before?.state !== 'ISSUED' || !before.paper || before.done >= before.people) return before;
  const own = { ...context, actor: MAKER };
  const concerned = await concernedBy(own, before);
  const next = concerned.slice(before.done, before.done + CARRIED_A_RUN);
  for (const [index, person] of next.entries())
    await inTurn(own, () => carryOne(own, before, { person, line: before.done + index + 1 }, following));
  const done = before.done + next.length;
  const more = done < before.people ? [askForStep(before, `carry-${done}`, context.now)] : [];
  return inTurn(own, async () => {
    const now = await loadDocument(context.table, id);
    if (!now || now.done !== before.done) return now; // another delivery has met them as well
    const { after, writes } = changed(own, now, { ...now, done }, { action: 'carryOut', detail: { done, of: before.people } });
    await context.table.transact([...writes, ...more]);
    return after;
  });
}

/** Whom a document is about, as it leaves them, in an order that stays the same. */
async function concernedBy({ table }: Context, document: TitleDocument): Promise<RosterLine[]> {
  if (document.kind === 'WITHDRAWAL') return document.withdrawals;
  const people = await peopleIn(table, document);
  if (document.kind === 'CONFERRAL') return people;
  const named = new Set(document.corrections.map(({ application }) => application));
  const cited = { id: document.cites ?? '' };
  const standing = await standingAs(table, cited, new Map(people.map((one) => [one.application, one])), document);
  return [...standing.values()].filter(({ application }) => named.has(application));
}

async function carryOne(
  context: Context,
  document: TitleDocument,
  { person, line }: Pick<Carried, 'person' | 'line'>,
  following: Following,
): Promise<void> {
  const place = { document: document.id, application: person.application };
  if (await loadCarried(context.table, place)) return;
  const file = await loadMovable(context.table, person.application);
  const holder = file && (await holderOf(context.table, file.head.applicant));
  if (!file || !holder) throw new Error(`whom document ${document.id} is about is lost: ${person.application}`);
  const done = putCarried({ ...place, at: context.now });
  const found = await WAYS[document.kind](context, document, { file, holder, person });
  // Something else has ended it since: the document says what it says, and nothing follows from it.
  if (!found) return context.table.transact([done]);
  const { head, title, because, writes } = found;
  const carried = { document, person, line, head, title, holder, because };
  await context.table.transact([done, ...writes, ...(await following(context, carried))]);
}

type Met = { file: Movable; holder: PersonFile; person: RosterLine };
type Way = (
  context: Context,
  document: TitleDocument,
  met: Met,
) => Promise<(Pick<Carried, 'head' | 'title' | 'because'> & { writes: Write[] }) | null>;

const WAYS: Record<TitleDocument['kind'], Way> = { CONFERRAL: conferring, CORRECTION: correcting, WITHDRAWAL: withdrawing };

async function conferring(context: Context, document: TitleDocument, { file, holder, person }: Met): ReturnType<Way> {
  if (file.head.state !== 'PASSED_BY_COMMITTEE') return null;
  const { now: at, actor: by } = context;
  const { title, writes } = enterTitle(holder, conferred(document, person), { by, at });
  const kept = { at, document: document.id, number: document.number ?? '', from: document.from, title: titlePlace(title) };
  const fact = { by, at, detail: { document: document.id, number: kept.number } };
  const moving = moved(file, MOVES.confer, fact, { conferred: kept });
  const telling = tellingOf(document, person, at);
  const told = [
    documentNotices.CONFERRED({ ...telling, to: [{ account: person.applicant }] }),
    documentNotices.CONFERRED_OF_UNIT({ ...telling, to: [ofUnit(file.head)] }),
  ];
  return { head: moving.after, title, because: null, writes: [...writes, ...moving.writes, ...told] };
}

async function correcting(context: Context, document: TitleDocument, { file, holder, person }: Met): ReturnType<Way> {
  const { conferred: before, state } = file.head;
  const current = before && holder.titles.find((one) => titlePlace(one) === before.title);
  if (state !== 'CONFERRED' || !before || current?.state !== 'VALID') return null;
  const { now: at, actor: by } = context;
  const reason = document.because ?? '';
  const entries = document.corrections.filter(({ application }) => application === person.application);
  const isOther = current.specialty !== person.specialty || current.scope !== person.scope;
  const content = { ...conferred(document, person), obtainedOn: current.obtainedOn };
  const replaced = isOther ? replaceTitle(holder, current, content, { by, at, reason }) : { title: current, writes: [] };
  const fact = { by, at, reason, detail: { document: document.id } };
  const news = { conferred: { ...before, title: titlePlace(replaced.title) } };
  const moving = moved(file, { action: 'correctConferral', to: null }, fact, news);
  const what = {
    zh: entries.map(({ field, is }) => `${CORRECTED_FIELD_NAMES[field].zh}更正为“${is}”`).join('，'),
    en: entries.map(({ field, is }) => `${CORRECTED_FIELD_NAMES[field].en}: ${is}`).join('; '),
  };
  const telling = tellingOf(document, person, at);
  const said = { ...telling, details: { ...telling.details, what } };
  const told = [
    documentNotices.CORRECTED({ ...said, to: [{ account: person.applicant }] }),
    documentNotices.CORRECTED_OF_UNIT({ ...said, to: [ofUnit(file.head)] }),
  ];
  return { head: moving.after, title: replaced.title, because: reason, writes: [...replaced.writes, ...moving.writes, ...told] };
}

async function withdrawing(context: Context, document: TitleDocument, { file, holder, person }: Met): ReturnType<Way> {
  const { conferred: before, state } = file.head;
  const current = before && holder.titles.find((one) => titlePlace(one) === before.title);
  if (state !== 'CONFERRED' || !current) return null;
  const { now: at, actor: by } = context;
  const reason = document.withdrawals.find(({ application }) => application === person.application)?.because ?? '';
  const { title, writes } = revokeTitle(holder, current, { by, at, reason });
  const moving = moved(file, MOVES.revoke, { by, at, reason, detail: { document: document.id } });
  const telling = tellingOf(document, person, at);
  const said = { ...telling, details: { ...telling.details, because: reason } };
  const told = [
    documentNotices.WITHDRAWN({ ...said, to: [{ account: person.applicant }] }),
    documentNotices.WITHDRAWN_OF_UNIT({ ...said, to: [ofUnit(file.head)] }),
  ];
  return {
    head: moving.after,
    title,
    because: reason,
    writes: [...writes, ...moving.writes, ...(await givingBack(context, file.head)), ...told],
  };
}

/** The officers of the unit through which it was applied for; nobody hears of their own case as of somebody else's. */
const ofUnit = ({ unit, applicant }: Application) => ({ organisation: unit, role: ROLE_OF.UNIT, except: applicant });

/** The title as it enters the record. */
function conferred(document: TitleDocument, { application, series, specialty, level, scope }: RosterLine): Conferred {
  return {
    id: nameOf('title', document.id, application),
    application,
    titleDocument: document.id,
    series,
    seriesName: null,
    specialty,
    level,
    name: nameOfTitle({ series, level }),
    scope: scope ?? 'PROVINCE',
    obtainedOn: document.from,
    document: document.number ?? '',
    issuer: document.issuerName,
    committeeName: document.committeeName,
  };
}

/** 职务名称, as the series calls the level. */
export function nameOfTitle({ series, level }: Pick<RosterLine, 'series' | 'level'>): string {
  return seriesOf(series)?.titles[level] ?? LEVEL_NAMES[level];
}

function tellingOf(document: TitleDocument, person: RosterLine, at: number) {
  const { application, name, series, level } = person;
  return {
    about: { type: 'Application', id: application },
    city: document.city,
    cause: [document.id, application],
    at,
    details: {
      applicant: name,
      number: document.number ?? '',
      series: seriesNamed(series),
      title: nameOfTitle(person),
      level: { zh: LEVEL_NAMES[level], en: LEVEL_ENGLISH[level] },
      from: { zh: dayInChinese(document.from), en: document.from },
    },
  };
}
