/**
 * Objections (U4): by name or anonymous, by whoever sees the posting. Of an anonymous one nothing is kept that leads to a person: no
 * account in the case, none in its history, and no idempotency record, which is why its case number is made of the key itself.
 */
import * as z from 'zod';
import { PUBLIC, type Actor } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { hashOf, nameOf } from '../../core/hash.ts';
import { prose, text, valid } from '../../core/input.ts';
import { onceRefusals, whyNotKey } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { inChinese, inEnglish } from '../../core/time.ts';
import { Conflict } from '../../table/port.ts';
import { tableRefusals } from '../../table/refusals.ts';
import { endOfPeriod } from '../../calendar/rules.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { telephone } from '../../identity/model.ts';
import { masked } from '../../identity/numbers.ts';
import type { Objection, Posting } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { postingRefusals } from '../refusals.ts';
import { seesFull } from '../rules/sight.ts';
import { whyNotEnterOnPaper, whyNotObject } from '../rules/objections.ts';
import { loadObjection, loadPosting, putObjection, putPosting } from '../store.ts';
import { aboveOf } from './above.ts';

const objector = z.object({ name: text(40), telephone });
const input = z.object({ text: prose(2000), objector: objector.nullable() });

export type ObjectRequest = {
  posting: string;
  text: string;
  /** Who objects; null stays anonymous. */
  objector: { name: string; telephone: string } | null;
  /** Handed in on paper: only officers of the unit enter such a one. */
  onPaper: boolean;
  key: string;
};

/** The objection and the code that lets whoever lodged it see what becomes of it. */
export type Lodged = { objection: Objection; code: string };

/** How often a posting that others change at the same moment is read anew. */
const TRIES = 8;

/** Lodges an objection. The same key again gives the same case. */
export async function object(context: Context, request: ObjectRequest): Promise<Lodged> {
  refuseIf(whyNotKey(request.key));
  const id = caseNumber(request.posting, request.key);
  const body = hashOf(request);
  for (let attempt = 1; ; attempt += 1) {
    const known = await loadObjection(context.table, id);
    if (known && known.body !== body) throw onceRefusals.KEY_REUSED();
    if (known) return { objection: known, code: await codeOf(context, id) };
    try {
      return { objection: await lodge(context, request, id, body), code: await codeOf(context, id) };
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (attempt >= TRIES) throw tableRefusals.BUSY();
    }
  }
}

async function lodge(context: Context, request: ObjectRequest, id: string, body: string): Promise<Objection> {
  const posting = await loadPosting(context.table, request.posting);
  if (!posting) throw postingRefusals.POSTING_UNKNOWN();
  const { announcement } = await loadCalendar(context, posting.cycle);
  if (!(await sees(context, posting))) throw postingRefusals.POSTING_UNKNOWN();
  if (request.onPaper) refuseIf(whyNotEnterOnPaper(context.actor, posting));
  const isAccountable = request.onPaper || (request.objector !== null && context.actor.kind === 'person');
  refuseIf(whyNotObject(posting, announcement.policy.posting, context.now, { isAccountable }));
  const typed = valid(input, request, 'U4');
  const by: Actor = typed.objector || request.onPaper ? context.actor : PUBLIC;
  const dueAt = endOfPeriod(context.now, announcement.policy.posting.answerDays, 'WORKING');
  const { after, entry } = change(
    { kind: 'OBJECTION', id },
    null,
    {
      id,
      posting: posting.id,
      cycle: posting.cycle,
      unit: posting.unit,
      applicant: posting.applicant,
      applicantName: posting.applicantName,
      at: context.now,
      onPaper: request.onPaper,
      objector: typed.objector && { name: typed.objector.name, telephone: await sealed(context, id, typed.objector.telephone) },
      text: typed.text,
      dueAt,
      finding: null,
      body,
    },
    { by, at: context.now, action: 'object' },
  );
  const objections = { open: posting.objections.open + 1, all: posting.objections.all + 1 };
  const counted = change(
    { kind: 'POSTING', id: posting.id },
    posting,
    { ...posting, objections },
    { by, at: context.now, action: 'object', detail: { objection: id } },
  );
  await context.table.transact([
    putObjection(after, null),
    entry,
    putPosting(counted.after, posting),
    counted.entry,
    // The first is told at once; a flood of further ones is no flood of mail.
    postingNotices[posting.objections.open === 0 ? 'OBJECTED' : 'OBJECTED_AGAIN']({
      to: [{ organisation: posting.unit, role: 'UNIT_OFFICER', except: posting.applicant }],
      about: { type: 'Objection', id },
      cause: [id],
      at: context.now,
      details: { applicant: posting.applicantName, number: id, due: { zh: inChinese(dueAt, true), en: inEnglish(dueAt, true) } },
    }),
  ]);
  return after;
}

/** A unit's posting is seen by its people; one in public by everybody. */
async function sees(context: Context, posting: Posting): Promise<boolean> {
  return posting.audience === 'PUBLIC' || seesFull(context.actor, posting, await aboveOf(context, posting));
}

async function sealed({ vault }: Context, id: string, number: string) {
  return { masked: masked(number), sealed: await vault.seal(number, telephonePlace(id)) };
}

/** To what the sealed telephone of an objection is bound: put elsewhere it does not open. */
export function telephonePlace(id: string): string {
  return `objection/${id}/telephone`;
}

/** The case number: 12 characters of a hash over posting and key, which nobody else can hit. */
function caseNumber(posting: string, key: string): string {
  return nameOf('objection', posting, key).slice(-12);
}

/** The code of a case: a keyed hash of its number, so that it need not be kept and cannot be guessed. */
export async function codeOf({ vault }: Pick<Context, 'vault'>, id: string): Promise<string> {
  return (await vault.mark(`objection ${id}`)).slice(0, 16);
}
