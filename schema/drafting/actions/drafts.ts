/** Writing a notice: begun empty or from last year's, saved part by part, given up (C8). */
import * as z from 'zod';
import type { ActionName } from '../../core/actions-named/index.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { canonical } from '../../core/hash.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { stale, whyNotSeen } from '../../core/stale.ts';
import { Conflict, type Write } from '../../table/port.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { cityOf } from '../../announcement/cycles.ts';
import { PARTS, type PartName } from '../../announcement/document/index.ts';
import { cycleInWords, type AnnouncementDocument, type CycleHead } from '../../announcement/model.ts';
import { forgetCycles, loadHead, loadVersion, putHead } from '../../announcement/store.ts';
import { tellSoon } from '../../calendar/actions.ts';
import { organisationIn } from '../../identity/store.ts';
import { contentOf, LONGEST_DOCUMENT, type Draft } from '../model.ts';
import { draftingRefusals } from '../refusals.ts';
import { openingOf } from './opening.ts';
import { whyNotDraft, whyNotSave, whyNotWithdraw } from '../rules.ts';
import { copied } from '../shift.ts';
import { loadDraft, putDraft } from '../store.ts';

export type Drafted = Outcome<{ draft: string }, Draft>;

type Beginning = { year: number; round: number; cityName: string | null; copyOf: string | null };

/** Begins a notice for the officer's own city. The id of its cycle is composed here, and taken apart nowhere. */
export async function draftAnnouncement(context: Context, typed: Beginning): Promise<Drafted> {
  const city = cityOf(context.actor, 'BUREAU_OFFICER') ?? '';
  refuseIf(whyNotDraft(context.actor, city));
  const { year, round } = valid(
    z.object({ year: z.number().int().min(2000).max(2199), round: z.number().int().min(1).max(9) }),
    typed,
    'C8',
  );
  const cycle = `${city}-${year}-${round}`;
  const [before, head, from] = await Promise.all([
    loadDraft(context.table, cycle),
    loadHead(context.table, cycle),
    typed.copyOf === null ? null : sourceOf(context, typed.copyOf),
  ]);
  const named = { cycle: cycleInWords({ year, round }) };
  if (head?.state === 'PUBLISHED') throw draftingRefusals.CYCLE_PUBLISHED(named);
  if (before && before.state !== 'DROPPED') throw draftingRefusals.DRAFT_EXISTS(named);
  const bureau = await organisationIn(context, bureauOf(city));
  const cityName = typed.cityName ?? (from?.city === city ? from.cityName : null);
  if (cityName === null) throw draftingRefusals.CITY_NAME_MISSING();
  valid(z.object({ cityName: text(30) }), { cityName }, 'C8');
  const { content, shifted } = from ? copied(from, { year }) : { content: {}, shifted: [] };
  // Of another city's notice everything may serve but who issues it.
  const own = from?.city === city ? {} : { notice: { bureau: { name: bureau?.name ?? '', telephone: bureau?.telephone ?? '' } } };
  const data: Omit<Draft, 'version' | 'trail'> = {
    cycle,
    city,
    cityName,
    year,
    round,
    state: 'OPEN',
    text: canonical({ ...content, ...own }),
    copiedFrom: typed.copyOf,
    shifted,
    amends: null,
    proposed: null,
  };
  return keep(context, before, data, { action: 'draft', detail: { copyOf: typed.copyOf } });
}

async function sourceOf({ table }: Context, cycle: string): Promise<AnnouncementDocument> {
  const head = await loadHead(table, cycle);
  if (!head) throw draftingRefusals.DRAFT_UNKNOWN();
  return JSON.parse((await loadVersion(table, cycle, head.versions)).text) as AnnouncementDocument;
}

/** A draft of the officer's city; to everybody else there is none. */
export async function draftOf(context: Context, cycle: string): Promise<Draft> {
  const draft = await loadDraft(context.table, cycle);
  if (!draft || whyNotDraft(context.actor, draft.city)) throw draftingRefusals.DRAFT_UNKNOWN();
  return draft;
}

/** Saves one part as it is typed, right or wrong: the check says what is. */
export async function saveAnnouncement(
  context: Context,
  { draft: cycle, version, part, content }: { draft: string; version: number; part: PartName; content: unknown },
): Promise<Drafted> {
  const before = await draftOf(context, cycle);
  refuseIf(whyNotSave(context.actor, before) ?? whyNotSeen(before, version));
  if (before.amends && part === 'phases') throw draftingRefusals.AMENDS_WINDOWS();
  return keepPart(context, before, { part, content });
}

/** A part as it is from now on, whatever it was written with. Whoever had proposed the draft has to look again. */
export function keepPart(
  context: Context,
  before: Draft,
  { part, content }: { part: PartName; content: unknown },
  detail: Record<string, unknown> = {},
  more: readonly Write[] = [],
): Promise<Drafted> {
  const data = { ...before, ...withPart(before, part, content), state: 'OPEN' as const, proposed: null };
  return keep(context, before, data, { action: 'save', detail: { part, ...detail } }, more);
}

/** The draft with a part as it is now; null takes it out. What was shifted in it has been looked at. */
export function withPart(draft: Draft, part: PartName, content: unknown): Pick<Draft, 'text' | 'shifted'> {
  const document = textWith(draft, part, content);
  if (document.length > LONGEST_DOCUMENT) throw draftingRefusals.DOCUMENT_TOO_LARGE({ most: LONGEST_DOCUMENT });
  return { text: document, shifted: draft.shifted.filter((path) => !path.startsWith(part)) };
}

/** The document with a part as it would be, however long. */
export function textWith(draft: Pick<Draft, 'text'>, part: PartName, content: unknown): string {
  const { [part]: _, ...others } = contentOf(draft);
  return canonical(content === null || content === undefined ? others : { ...others, [part]: content });
}

/** Gives a draft up; or takes a published notice back, as long as nothing of it has begun. Everything that was written is kept. */
export async function withdrawAnnouncement(
  context: Context,
  { draft: cycle, version, reason: typed }: { draft: string; version: number; reason: string },
): Promise<Drafted> {
  const before = await draftOf(context, cycle);
  const head = await loadHead(context.table, cycle);
  refuseIf(whyNotWithdraw(context.actor, before, await openingOf(context, before), context.now) ?? whyNotSeen(before, version));
  const { reason } = valid(z.object({ reason: text(200) }), { reason: typed }, 'C8');
  // An amendment that is given up leaves what is in force as it is.
  if (before.amends && before.state !== 'PUBLISHED' && head) {
    const { text: inForce } = await loadVersion(context.table, cycle, head.versions);
    const data = { ...before, text: inForce, shifted: [], amends: null, proposed: null, state: 'PUBLISHED' as const };
    return keep(context, before, data, { action: 'giveUp', reason });
  }
  const taken = before.state === 'PUBLISHED' && head ? withdrawn(context, head, reason) : [];
  const outcome = await keep(
    context,
    before,
    { ...before, state: 'DROPPED', amends: null, proposed: null },
    { action: 'withdraw', reason },
    taken,
  );
  forgetCycles(context);
  context.memory.forget(`calendar ${cycle}`);
  return outcome;
}

function withdrawn({ actor, now }: Context, head: CycleHead, reason: string): Write[] {
  const fact = { by: actor, at: now, action: 'withdraw' as const, reason };
  const data = { ...head, state: 'WITHDRAWN' as const, withdrawn: { at: now, reason } };
  const { after, entry } = change({ kind: 'CYCLE', id: head.cycle }, head, data, fact);
  return [putHead(after, head), entry, tellSoon(head, `${head.cycle}-withdrawn-${head.versions}`, now)];
}

/** The draft as it goes on, with its entry in the history and what else belongs to it. */
export async function keep(
  context: Context,
  before: Draft | null,
  data: Omit<Draft, 'version' | 'trail'>,
  what: { action: ActionName; reason?: string; detail?: Record<string, unknown> },
  more: readonly Write[] = [],
): Promise<Drafted> {
  const fact = { by: context.actor, at: context.now, ...what };
  const { after, entry } = change({ kind: 'NOTICE_DRAFT', id: data.cycle }, before, data, fact);
  const answer = { draft: data.cycle };
  try {
    await context.table.transact([putDraft(after, before), entry, ...more, ...context.also(answer)]);
  } catch (error) {
    if (!(error instanceof Conflict) || error.failed.includes('once')) throw error;
    throw stale(await loadDraft(context.table, data.cycle));
  }
  return { answer, result: after };
}

/** The parts that are written. */
export function partsOf(draft: Draft): PartName[] {
  const content = contentOf(draft);
  return PARTS.filter((name) => content[name] !== undefined);
}
