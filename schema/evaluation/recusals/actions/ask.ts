/** Recusals that the applicant asks for, and what the office answers (E5). */
import { personOf } from '../../../core/actor.ts';
import { change } from '../../../core/audit.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf, say } from '../../../core/refusal.ts';
import { loadFile } from '../../../application/store.ts';
import { whyNotOwn } from '../../../application/sight.ts';
import { applicationRefusals } from '../../../application/refusals.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { loadFiling } from '../../../committee/filing/store.ts';
import { loadPool } from '../../../committee/pool/store.ts';
import { moved } from '../../candidates/actions.ts';
import { loadCandidate } from '../../candidates/store.ts';
import { commit } from '../../../identity/actions/accounts.ts';
import { refuseRecused } from '../../session/actions/running.ts';
import { evaluationNotices } from '../../notices.ts';
import { evaluationRefusals } from '../../refusals.ts';
import { requestAnswerInput, requestInput, type RecusalRequest, ASKED_OF_NAMES } from '../model.ts';
import { loadRequest, loadRequests, putRequest } from '../store.ts';
import { whyNotRecuse } from '../../candidates/rules.ts';
import { whyNotTold } from '../rules.ts';

/** As often as an applicant may ask. */
const MOST_REQUESTS = 5;

type Requested = Outcome<{ application: string; number: number }, RecusalRequest>;

/** The applicant asks that somebody keep away: by what they are in the committee, for its names are not public. */
export async function requestRecusal(
  context: Context,
  { application, ...typed }: { application: string } & Record<string, unknown>,
): Promise<Requested> {
  const { of, interest, reason } = valid(requestInput, typed, 'E5');
  return inTurn(context, async () => {
    const [file, candidate] = await Promise.all([loadFile(context.table, application), loadCandidate(context.table, application)]);
    if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
    refuseIf(whyNotOwn(context.actor, file.head));
    if (!candidate?.committee) throw evaluationRefusals.CANDIDATE_UNKNOWN();
    refuseIf(whyNotRecuse(candidate));
    const { length } = await loadRequests(context.table, application);
    if (length >= MOST_REQUESTS) throw evaluationRefusals.REQUESTS_TOO_MANY({ most: MOST_REQUESTS });
    const number = length + 1;
    const { committee, city, applicant } = candidate;
    const data = { application, number, committee, city, applicant, of, interest, reason, at: context.now, answer: null };
    const fact = { by: context.actor, at: context.now, action: 'requestRecusal' as const, reason, detail: { of, interest } };
    const { after, entry } = change({ kind: 'RECUSAL_REQUEST', id: `${application}.${number}` }, null, data, fact);
    const told = evaluationNotices.RECUSAL_REQUESTED({
      to: [{ organisation: committee, role: 'COMMITTEE_OFFICE' }],
      about: { type: 'Candidate', id: application },
      city,
      cause: [application, String(number)],
      at: context.now,
      waits: String(number),
      details: { applicant: file.head.applicantName, of: ASKED_OF_NAMES[of], reason },
    });
    const answer = { application, number };
    // The candidate is written as well: who opens the vote at the same moment finds it other than they read it.
    const noted = moved(candidate, candidate, { by: context.actor, at: context.now, action: 'askRecusal', detail: { number } });
    await context.table.transact([...noted.writes, putRequest(after, null), entry, told, ...context.also(answer)]);
    return { answer, result: after };
  });
}

/** The office answers: what is granted is ordered of whom it concerns, by `orderRecusal`; the applicant hears that, and no name. */
export async function answerRecusalRequest(
  context: Context,
  { application, number, ...typed }: { application: string; number: number } & Record<string, unknown>,
): Promise<Requested> {
  const { granted, opinion } = valid(requestAnswerInput, typed, 'E5');
  const before = await loadRequest(context.table, application, number);
  const filing = before && (await loadFiling(context.table, before.committee));
  if (!before || !filing) throw evaluationRefusals.REQUEST_UNKNOWN();
  refuseIf(whyNotOffice(context.actor, filing));
  if (before.applicant === personOf(context.actor).account) throw applicationRefusals.OWN_APPLICATION();
  await refuseRecused(context, application);
  if (before.answer) throw evaluationRefusals.REQUEST_ANSWERED();
  refuseIf(whyNotTold(opinion, before.applicant, await loadPool(context.table, before.committee)));
  const by = personOf(context.actor).account;
  const fact = { by: context.actor, at: context.now, action: 'answerRecusal' as const, reason: opinion, detail: { granted } };
  const data = { ...before, answer: { granted, opinion, at: context.now, by } };
  const { after, entry } = change({ kind: 'RECUSAL_REQUEST', id: `${application}.${number}` }, before, data, fact);
  const told = evaluationNotices.RECUSAL_ANSWERED({
    to: [{ account: before.applicant }],
    about: { type: 'Application', id: application },
    city: before.city,
    cause: [application, String(number)],
    at: context.now,
    details: {
      of: ASKED_OF_NAMES[before.of],
      answer: granted ? say('予以支持', 'was granted') : say('未予支持', 'was not granted'),
      opinion,
    },
  });
  const answer = { application, number };
  await commit(context, [putRequest(after, before), entry, told, ...context.also(answer)]);
  return { answer, result: after };
}
