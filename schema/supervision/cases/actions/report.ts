/**
 * Reports (V5): by name or anonymous, by anybody. Of an anonymous one nothing is kept that leads to a person, as of an anonymous objection: no
 * account, no idempotency record, no time finer than the day, nothing that could be computed from what a person sends. An office takes a
 * matter up by itself in the same words.
 */
import type { Actor } from '../../../core/actor.ts';
import { change, type Fact } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { nameOf } from '../../../core/hash.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import { once } from '../../../core/once.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { inWords } from '../../../core/time.ts';
import { readAnew } from '../../../core/together.ts';
import { nextHour, onceUntraced, untraced, witnessLater } from '../../../core/untraced.ts';
import type { Write } from '../../../table/port.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { masked } from '../../../identity/numbers.ts';
import { loadOrganisation } from '../../../identity/store.ts';
import { checkEffort, checkTicket, ticketFor, type Asked, type Ticket } from '../../../posting/actions/ticket.ts';
import { postingRefusals } from '../../../posting/refusals.ts';
import { whyNotInName } from '../../../posting/rules/in-name.ts';
import type { Desk } from '../../desks.ts';
import type { Subject } from '../../measures/model.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { keepsDesk } from '../../sight.ts';
import { takingUpOutcome, type Looked } from '../../inspections/actions/recording.ts';
import { takingUp } from '../../signals/actions/dismiss.ts';
import { MATTER_NAMES, reportInput, WAY_NAMES, type Case } from '../model.ts';
import { caseNotices } from '../notices.ts';
import { loadCase, loadFlood, putCase, putFlood } from '../store.ts';
import { deskOf } from './subjects.ts';
import { termsIn } from './terms.ts';

type Reporter = { name: string; telephone: string } | null;
export type ReportRequest = {
  city: string;
  matter: string;
  against: string;
  named: string;
  text: string;
  reporter: Reporter;
  /** A ticket where nobody stands in for it by an account; a key of one's own otherwise. */
  key: string;
  proof: string | null;
};

/** The case, and the code that lets whoever reported see what becomes of it. */
export type Reported = { one: Case; code: string };

const TRIES = 30;

/** What the reports of a city ask of a device: more, the more of them wait that came without an account. */
async function asked(context: Context, city: string): Promise<Asked> {
  await knownCity(context, city);
  const { policy } = await termsIn(context, city);
  return { id: `reports ${city}`, byTicket: (await loadFlood(context.table, city))?.byTicket ?? 0, policy: policy.posting, rule: 'V5' };
}

async function knownCity({ table }: Context, city: string): Promise<void> {
  if (!(await loadOrganisation(table, bureauOf(city)))) throw supervisionRefusals.CITY_UNKNOWN();
}

/** A ticket for a report without an account, good for an hour. */
export async function reportTicket(context: Context, city: string): Promise<Ticket> {
  return ticketFor(context, await asked(context, city));
}

/** Takes a report in. The same key, or the same ticket, again gives the same case. */
export async function report(context: Context, request: ReportRequest): Promise<Reported> {
  const one = await (isAccountable(context.actor, request) ? byName(context, request) : byTicket(context, request));
  readAnew(context);
  return { one, code: await caseCodeOf(context, one.id) };
}

function isAccountable(actor: Actor, { reporter }: Pick<ReportRequest, 'reporter'>): boolean {
  return reporter !== null && actor.kind === 'person';
}

async function byName(context: Context, request: ReportRequest): Promise<Case> {
  const { answer, result } = await once(context, { key: request.key, mutation: 'reportMatter', body: request }, async (own) => {
    const id = nameOf('case', context.newId()).slice(-12);
    return { answer: { case: id }, result: await inTurn(own, () => lodge(own, request, { id, body: '' }), TRIES) };
  });
  const found = result ?? (await loadCase(context.table, answer.case));
  if (!found) throw supervisionRefusals.CASE_UNKNOWN();
  return found;
}

async function byTicket(context: Context, request: ReportRequest): Promise<Case> {
  // Whatever else is logged of a request would lead to whoever sent it.
  if (request.reporter === null && !context.isUnlogged) throw postingRefusals.ANONYMOUS_ADDRESS({}, 'V5');
  const { key: ticket, proof: _, ...content } = request;
  await checkTicket(context, { id: `reports ${request.city}`, rule: 'V5' }, ticket);
  return onceUntraced(
    context,
    { what: 'report', secret: ticket, content, tries: TRIES },
    { find: (id) => loadCase(context.table, id), make: (marks) => lodge(context, request, marks) },
  );
}

async function lodge(context: Context, request: ReportRequest, { id, body }: { id: string; body: string }): Promise<Case> {
  const { city } = request;
  await knownCity(context, city);
  const typed = valid(reportInput, request, 'V5');
  refuseIf(whyNotInName(context.actor, { objector: typed.reporter, onPaper: false }));
  const flood = body === '' ? null : await loadFlood(context.table, city);
  if (body !== '') await checkEffort(context, await asked(context, city), { ticket: request.key, proof: request.proof ?? '' });
  const isAnonymous = typed.reporter === null;
  const fact = isAnonymous ? untraced(context.now) : { by: context.actor, at: context.now };
  const { after, entry, told } = await received(
    context,
    { ...typed, id, city, body, desk: 'BUREAU', subjects: [], way: isAnonymous ? 'ANONYMOUS' : 'NAMED' },
    fact,
  );
  await context.table.transact([
    putCase(after, null),
    entry,
    told,
    ...(body === '' ? [] : [putFlood(city, flood, 1)]),
    ...(isAnonymous ? [witnessLater(['case', id], [entry], { city, now: context.now })] : []),
    ...context.also({ case: id }),
  ]);
  return after;
}

type Received = Pick<Case, 'id' | 'city' | 'body' | 'desk' | 'way' | 'subjects' | 'matter' | 'against' | 'named' | 'text'> & {
  reporter: Reporter;
};

/** A case as it comes in, and who hears of it. */
async function received(
  context: Context,
  data: Received,
  fact: Pick<Fact, 'by' | 'at' | 'isUntraced'>,
): Promise<{ after: Case; entry: Write; told: Write }> {
  const { id, city, way, desk, reporter } = data;
  const { triage: dueAt } = await termsIn(context, city);
  const isAnonymous = way === 'ANONYMOUS';
  const account = context.actor.kind === 'person' ? context.actor.account : null;
  const { after, entry } = change(
    { kind: 'CASE', id },
    null,
    {
      ...data,
      reporter: reporter && { name: reporter.name, telephone: await sealed(context, id, reporter.telephone), account },
      at: fact.at,
      seenFrom: isAnonymous ? nextHour(context.now) : 0,
      state: 'RECEIVED' as const,
      dueAt,
      assignee: null,
      // Whoever takes a matter up by office has a hand in it.
      hands: way === 'OFFICE' && account !== null ? [account] : [],
      triage: null,
      extensions: [],
      findings: [],
      proposal: null,
      decision: null,
      done: 0,
      appeal: null,
      pictures: [],
    },
    { ...fact, action: 'report' },
  );
  const told = caseNotices.REPORTED({
    to: [{ ...toDesk(desk, city), except: data.subjects.flatMap(({ of, id: own }) => (of === 'ACCOUNT' ? [own] : [])) }],
    about: { type: 'Case', id },
    city,
    cause: [id],
    waits: `RECEIVED ${desk}`,
    closesAt: dueAt,
    ...(isAnonymous ? { at: nextHour(context.now), isHeld: true } : { at: fact.at }),
    details: { number: id, way: WAY_NAMES[way], matter: MATTER_NAMES[data.matter], due: inWords(dueAt, true) },
  });
  return { after, entry, told };
}

/** A desk takes a matter up by itself: of whom it is against it knows; and perhaps for a risk signal, or for what an inspection found, which say so from then on (V4, V6). */
export async function openCase(
  context: Context,
  {
    desk,
    city,
    subjects,
    signal,
    inspected,
    ...request
  }: {
    desk: Desk;
    city: string;
    subjects: readonly Pick<Subject, 'of' | 'id'>[];
    signal: string | null;
    inspected: Looked | null;
  } & Record<string, unknown>,
): Promise<{ answer: { case: string }; result: Case }> {
  if (!keepsDesk(context.actor, desk, city)) throw supervisionRefusals.CASE_UNKNOWN();
  const typed = valid(reportInput, { ...request, reporter: null }, 'V5');
  return inTurn(context, async () => {
    const known = await deskOf(context, city, subjects);
    if (known.concerned) throw supervisionRefusals.CONCERNS_YOU();
    const id = nameOf('case', context.newId()).slice(-12);
    const fact = { by: context.actor, at: context.now };
    // What concerns the bureau is the supervisors' from the beginning.
    const at = known.desk === 'SUPERVISION' ? known.desk : desk;
    const made = await received(context, { ...typed, id, city, body: '', desk: at, subjects: known.subjects, way: 'OFFICE' }, fact);
    const answer = { case: id };
    const place = { case: id, city };
    const taken = [...(await takingUp(context, signal, place)), ...(await takingUpOutcome(context, inspected, place))];
    await context.table.transact([putCase(made.after, null), made.entry, made.told, ...taken, ...context.also(answer)]);
    return { answer, result: made.after };
  });
}

async function sealed({ vault }: Context, id: string, number: string) {
  return { masked: masked(number), sealed: await vault.seal(number, reporterPlace(id)) };
}

/** To what the sealed telephone of whoever reported is bound. */
export const reporterPlace = (id: string): string => `case/${id}/telephone`;

/** The code of a case: a keyed hash of its number, so that it need not be kept and cannot be guessed. */
export async function caseCodeOf({ vault }: Pick<Context, 'vault'>, id: string): Promise<string> {
  return (await vault.mark(`case ${id}`)).slice(0, 16);
}

/** The people of a desk. */
export function toDesk(desk: Desk, city: string) {
  return { organisation: bureauOf(city), role: desk === 'BUREAU' ? ('BUREAU_OFFICER' as const) : ('SUPERVISOR' as const) };
}
