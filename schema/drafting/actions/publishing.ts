/** A notice comes into force: proposed by one officer, confirmed by another; so does an amendment of it (C8). */
import * as z from 'zod';
import type { ActionName } from '../../core/actions-named/index.ts';
import type { Context } from '../../core/context.ts';
import { personOf } from '../../core/actor.ts';
import { canonical } from '../../core/hash.ts';
import { prose, text, valid } from '../../core/input.ts';
import { post } from '../../core/outbox.ts';
import { refuseIf, say } from '../../core/refusal.ts';
import { stale, whyNotSeen } from '../../core/stale.ts';
import { published } from '../../announcement/actions/installing.ts';
import { bureauOf } from '../../announcement/cities.ts';
import type { PartName } from '../../announcement/document/index.ts';
import { cycleInWords, type AnnouncementDocument } from '../../announcement/model.ts';
import { forgetCycles, loadDocuments, loadHead, loadVersion } from '../../announcement/store.ts';
import { tellSoon } from '../../calendar/actions.ts';
import { isStricter } from '../limits.ts';
import { contentOf, type AppliesTo, type Draft } from '../model.ts';
import { draftingNotices } from '../notices.ts';
import { draftingRefusals } from '../refusals.ts';
import { whyNotAmend, whyNotDraft, whyNotPublish } from '../rules.ts';
import { loadDraft } from '../store.ts';
import { linesOf } from './checking.ts';
import { draftOf, keep, withPart, type Drafted } from './drafts.ts';

/** Proposes what is written, or confirms what another has proposed: from then on it is in force. What the check refuses is neither. */
export async function publishAnnouncement(
  context: Context,
  { draft: cycle, version }: { draft: string; version: number },
): Promise<Drafted> {
  const before = await draftOf(context, cycle);
  refuseIf(whyNotPublish(context.actor, before) ?? whyNotSeen(before, version));
  await checked(context, before);
  return before.proposed ? confirm(context, before) : propose(context, before, before, { action: 'propose' });
}

const bare = (sentence: string): string => sentence.replace(/[。.]$/u, '');

/** As many of the errors as a refusal tells; all of them stand in the check. */
const TOLD = 5;

/** Refuses a draft in which the check finds errors. */
export async function checked(context: Context, draft: Draft): Promise<void> {
  const errors = (await linesOf(context, draft)).filter(({ severity }) => severity === 'ERROR');
  if (errors.length === 0) return;
  const lines = errors.slice(0, TOLD).map(({ path, says }) => say(`${path}：${bare(says.zh)}`, `${path}: ${bare(says.en)}`));
  throw draftingRefusals.DRAFT_WRONG({ count: errors.length, lines });
}

/** The draft as it is when somebody wants it published, and the letter to those who may confirm it. */
function propose(
  context: Context,
  before: Draft | null,
  data: Omit<Draft, 'version' | 'trail'>,
  what: { action: ActionName; reason?: string },
): Promise<Drafted> {
  const { account, name } = personOf(context.actor);
  const told = draftingNotices.NOTICE_TO_CONFIRM({
    to: [{ organisation: bureauOf(data.city), role: 'BUREAU_OFFICER', except: account }],
    about: { type: 'AnnouncementDraft', id: data.cycle },
    city: data.city,
    cause: [data.cycle, String((before?.version ?? 0) + 1)],
    at: context.now,
    waits: 'PROPOSED',
    details: { by: name, cycle: cycleInWords(data), document: data.amends?.document ?? documentNumberOf(data) },
  });
  return keep(context, before, { ...data, state: 'PROPOSED', proposed: { at: context.now, by: account } }, what, [told]);
}

async function confirm(context: Context, before: Draft): Promise<Drafted> {
  const { cycle, city, cityName, year, round, amends, proposed } = before;
  const head = await loadHead(context.table, cycle);
  // An amendment is of the version it was written upon: confirmed by another meanwhile, it is nobody’s to confirm.
  if (amends && head?.versions !== amends.version) throw stale(before);
  const document = { ...contentOf(before), cycle, city, cityName, year, round } as unknown as AnnouncementDocument;
  const { after, writes } = published(context, head, document, {
    proposedBy: proposed?.by,
    tells: amends ? { kind: 'AMENDED', document: amends.document, reason: amends.reason } : { kind: 'PUBLISHED' },
    ...(amends && { forNew: amends.appliesTo === 'NEW', amendedBy: amends.document }),
  });
  // The schedules of a notice that is in force are set from the outbox, however many there are.
  const number = String(after.versions);
  const schedules = post(['schedules', cycle, number], { kind: 'schedules', cycle }, { city, at: context.now });
  const told = tellSoon(after, `${cycle}-notice-${number}`, context.now);
  const data = { ...before, state: 'PUBLISHED' as const, amends: null, proposed: null, shifted: [] };
  const outcome = await keep(context, before, data, { action: 'confirm', detail: { number } }, [...writes, schedules, told]);
  forgetCycles(context);
  context.memory.forget(`calendar ${cycle}`);
  return outcome;
}

function documentNumberOf(draft: Pick<Draft, 'text'>): string {
  const { notice } = contentOf(draft) as { notice?: { document?: unknown } };
  return typeof notice?.document === 'string' ? notice.document : '';
}

type Amending = {
  cycle: string;
  version: number;
  parts: readonly { part: PartName; content: unknown }[];
  document: string;
  reason: string;
  appliesTo: AppliesTo | null;
};

/**
 * Amends what is in force, by a document and with a reason: proposed here, confirmed like a publication. Whom it reaches is as said; where
 * nothing is said, what makes a limit stricter reaches only those who submit for the first time from then on, and all else everybody.
 */
export async function amendAnnouncement(context: Context, typed: Amending): Promise<Drafted> {
  const head = await loadHead(context.table, typed.cycle);
  if (!head || whyNotDraft(context.actor, head.city)) throw draftingRefusals.DRAFT_UNKNOWN();
  const { document, reason } = valid(z.object({ document: text(60), reason: prose(500) }), typed, 'C8');
  const { text: inForce } = await loadVersion(context.table, head.cycle, head.versions);
  const { cycle, city, cityName, year, round, ...content } = JSON.parse(inForce) as AnnouncementDocument;
  const before = await loadDraft(context.table, typed.cycle);
  const named = { cycle, city, cityName, year, round };
  // A notice that came with the deployment was never drafted.
  const blank = { ...named, state: 'PUBLISHED' as const, copiedFrom: null, shifted: [], amends: null, proposed: null };
  const base: Draft = { ...(before ?? { ...blank, version: 0, trail: '' }), text: canonical(content) };
  refuseIf(whyNotAmend(context.actor, base) ?? whyNotSeen({ version: head.versions }, typed.version));
  if (new Set(typed.parts.map(({ part }) => part)).size < typed.parts.length) throw draftingRefusals.PART_TWICE();
  if (typed.parts.some(({ part }) => part === 'phases')) throw draftingRefusals.AMENDS_WINDOWS();
  const amended = typed.parts.reduce<Draft>((draft, { part, content: to }) => ({ ...draft, ...withPart(draft, part, to) }), base);
  if (amended.text === base.text) throw draftingRefusals.AMENDS_NOTHING();
  const versions = await loadDocuments(context.table, cycle, head.versions);
  const asksMore = isStricter(versions, head.forNew, { ...named, round, ...contentOf(amended) });
  const appliesTo = typed.appliesTo ?? (asksMore ? 'NEW' : 'ALL');
  const data = { ...amended, amends: { version: head.versions, document, reason, appliesTo } };
  await checked(context, data);
  return propose(context, before, data, { action: 'amend', reason });
}
