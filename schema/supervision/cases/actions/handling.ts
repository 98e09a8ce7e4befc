/** What the desk does with a case before it proposes a decision: it takes it up or declines it, passes it on, assigns it, names whom it is against, extends it, records what is found (V5). */
import * as z from 'zod';
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { inWords, type Instant } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { loadPerson } from '../../../identity/store.ts';
import type { Desk } from '../../desks.ts';
import type { Subject } from '../../measures/model.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { findingInput, MATTER_NAMES, reasonInput, type Case } from '../model.ts';
import { caseNotices } from '../notices.ts';
import { whyNotAssign, whyNotAtDesk, whyNotMore, whyNotPass, whyNotStep, whyNotUntil } from '../rules.ts';
import { loadFlood, putFlood } from '../store.ts';
import { saying, stepping, withHand, type Seen, type Stepped } from './changing.ts';
import { deskOf } from './subjects.ts';
import { aboutCase, deskTold, toReporter } from './telling.ts';
import { termsIn } from './terms.ts';

type WithText = Seen & { text: string };

/** Takes a report up, or declines it with the reason; whoever gave their name hears it. */
export function triageCase(context: Context, { isAccepted, text, ...seen }: WithText & { isAccepted: boolean }): Promise<Stepped> {
  const action = isAccepted ? 'acceptCase' : 'declineCase';
  return stepping(
    context,
    seen,
    (one) => whyNotStep(context.actor, one, action, context.now),
    async (one) => {
      const said = saying(context, valid(reasonInput, { text }, 'V5').text);
      const state = isAccepted ? ('OPEN' as const) : ('DECLINED' as const);
      const dueAt = isAccepted ? (await termsIn(context, one.city)).decided : one.dueAt;
      return {
        news: { state, dueAt, triage: { ...said, isAccepted }, assignee: one.assignee ?? said.by, hands: withHand(one, said.by) },
        action,
        reason: said.text,
        writes: await waitingLess(context, one),
        told: (after) => toReporter(after, context.now, state, said.text),
      };
    },
  );
}

/** One report less waits of those that came without an account; or one more, that is looked at anew. */
async function waitingLess({ table }: Context, { body, city }: Case): Promise<Write[]> {
  return body === '' ? [] : [putFlood(city, await loadFlood(table, city), -1)];
}
async function waitingMore({ table }: Context, { body, city }: Case): Promise<Write[]> {
  return body === '' ? [] : [putFlood(city, await loadFlood(table, city), 1)];
}

/** Passes it to the other desk: what concerns the bureau is not its own to look into. */
export function passCase(context: Context, { to, text, ...seen }: WithText & { to: Desk }): Promise<Stepped> {
  return stepping(
    context,
    seen,
    (one) => whyNotPass(context.actor, one, to, context.now),
    async (one) => {
      const said = saying(context, valid(reasonInput, { text }, 'V5').text);
      refuseIf(whyNotAtDesk(to, (await deskOf(context, one.city, one.subjects)).desk));
      // What was declined is looked at anew by those who take it over.
      const anew =
        one.state === 'DECLINED' ? { state: 'RECEIVED' as const, triage: null, dueAt: (await termsIn(context, one.city)).triage } : {};
      return {
        news: { desk: to, assignee: null, ...anew },
        action: 'passCase',
        reason: said.text,
        detail: { to },
        writes: one.state === 'DECLINED' ? await waitingMore(context, one) : [],
        told: (after) => [deskTold('PASSED_ON', after, context.now, { reason: said.text })],
      };
    },
  );
}

/** Says who sees to it: nobody whom it is against, nor anybody from an organisation that it concerns (P7). */
export function assignCase(context: Context, { assignee, ...seen }: Seen & { assignee: string }): Promise<Stepped> {
  return stepping(
    context,
    seen,
    (one) => whyNotStep(context.actor, one, 'assignCase', context.now),
    async (one) => {
      const person = await loadPerson(context.table, assignee);
      if (!person) throw supervisionRefusals.ASSIGNEE_UNKNOWN();
      const { units } = await deskOf(context, one.city, one.subjects);
      const candidate = { account: assignee, grants: person.grants, unit: person.standing?.unit ?? null };
      refuseIf(whyNotAssign(candidate, one, bureauOf(one.city), units));
      return {
        news: { assignee },
        action: 'assignCase',
        detail: { assignee },
        told: (after) => [
          caseNotices.ASSIGNED({
            ...aboutCase(after, context.now),
            to: [{ account: assignee }],
            details: { number: one.id, matter: MATTER_NAMES[one.matter], due: inWords(one.dueAt, true) },
          }),
        ],
      };
    },
  );
}

/** Names whom it is against; where that is the bureau or one of its officers, the case goes to the supervisors at once. */
export function nameSubjects(
  context: Context,
  { subjects, ...seen }: Seen & { subjects: readonly Pick<Subject, 'of' | 'id'>[] },
): Promise<Stepped> {
  return stepping(
    context,
    seen,
    (one) => whyNotStep(context.actor, one, 'nameSubjects', context.now),
    async (one) => {
      const known = await deskOf(context, one.city, valid(subjectsInput, { subjects }, 'V5').subjects);
      const desk = known.desk === 'SUPERVISION' ? known.desk : one.desk;
      const isPassed = desk !== one.desk;
      const isAssigneeTheirs = known.subjects.some(({ of, id }) => of === 'ACCOUNT' && id === one.assignee);
      return {
        news: { subjects: known.subjects, desk, ...((isPassed || isAssigneeTheirs) && { assignee: null }) },
        action: 'nameSubjects',
        detail: { subjects: known.subjects.map(({ of, id }) => `${of} ${id}`) },
        told: (after) => (isPassed ? [deskTold('PASSED_ON', after, context.now, { reason: BUREAU_CONCERNED })] : []),
      };
    },
  );
}

const BUREAU_CONCERNED = { zh: '案件涉及市人社局或其工作人员', en: 'it concerns the bureau or one of its officers' };
const subjectsInput = z.object({ subjects: z.array(z.object({ of: z.enum(['ACCOUNT', 'ORGANISATION']), id: z.string() })).max(20) });

/** Puts its deadline off, with the reason. */
export function extendCase(context: Context, { to, text, ...seen }: WithText & { to: Instant }): Promise<Stepped> {
  return stepping(
    context,
    seen,
    (one) => whyNotStep(context.actor, one, 'extendCase', context.now),
    async (one) => {
      const said = saying(context, valid(reasonInput, { text }, 'V5').text);
      const { extendable } = await termsIn(context, one.city);
      const most = extendable(Math.max(one.dueAt, context.now));
      refuseIf(whyNotMore(one, null) ?? whyNotUntil(one, to, { now: context.now, most }));
      return {
        news: { dueAt: to, extensions: [...one.extensions, { ...said, from: one.dueAt, to }] },
        action: 'extendCase',
        reason: said.text,
        detail: { from: one.dueAt, to },
        told: (after) => toReporter(after, context.now, after.state, said.text),
      };
    },
  );
}

/** Records what was found. */
export function recordFinding(context: Context, { text, ...seen }: WithText): Promise<Stepped> {
  return stepping(
    context,
    seen,
    (one) => whyNotStep(context.actor, one, 'recordFinding', context.now),
    (one) => {
      const said = saying(context, valid(findingInput, { text }, 'V5').text);
      refuseIf(whyNotMore(one, said.text));
      return {
        news: { findings: [...one.findings, said], hands: withHand(one, personOf(context.actor).account) },
        action: 'recordFinding',
        reason: said.text,
      };
    },
  );
}
