/** The bureau files a committee, renews the filing, and names who leads it (E1, E2, E8). */
import type { ActionName } from '../../core/actions-named/index.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf, say, type Bilingual, type Refusal } from '../../core/refusal.ts';
import { dayOf, type Day } from '../../core/time.ts';
import { whyNotSeen } from '../../core/stale.ts';
import type { Write } from '../../table/port.ts';
import { bureauOf, committeeOfficeOf } from '../../announcement/cities.ts';
import { cityOf, knownCycle, policyIn } from '../../announcement/cycles.ts';
import { loadInForce } from '../../announcement/store.ts';
import { commit } from '../../identity/actions/accounts.ts';
import { establish } from '../../identity/actions/founding.ts';
import { organisationIn } from '../../identity/store.ts';
import { committeeNotices } from '../notices.ts';
import { isCalledOn } from '../pool/rules.ts';
import { expertIn, loadExpert, sameExpert } from '../pool/store.ts';
import { committeeRefusals } from '../refusals.ts';
import { chairsInput, filingInput, renewalInput, type Filing } from './model.ts';
import { obstaclesTo, whyNotFile, whyNotFiled, whyNotPeriod, whyNotLeaders } from './rules.ts';
import { loadFiling, putFiling } from './store.ts';

type Filed = Outcome<{ committee: string }, Filing>;

/** Files a committee of the notice in force, with the office that runs it. */
export async function fileCommittee(context: Context, input: { committee: string } & Record<string, unknown>): Promise<Filed> {
  const city = cityOf(context.actor, 'BUREAU_OFFICER') ?? '';
  refuseIf(whyNotFile(context.actor, city));
  const { committee: code, contact, telephone, officers, ...typed } = valid(filingInput, input, 'E1');
  const { committees } = await loadInForce(context, await knownCycle(context, null, { city }));
  const listed = committees.find(({ id }) => id === code);
  if (!listed) throw committeeRefusals.COMMITTEE_NOT_LISTED();
  const { evaluation } = await policyIn(context, city);
  refuseIf(whyNotFiled(listed, typed.tier) ?? whyNotPeriod(typed, evaluation.filingYears));
  const id = committeeOfficeOf(city, code);
  if (await loadFiling(context.table, id)) throw committeeRefusals.COMMITTEE_FILED();
  const { name, series, specialty, scope } = listed;
  const field = specialty === null ? { series, specialty } : { series: null, specialty };
  const data = { ...typed, id, city, committee: code, name, ...field, scope, chair: null, viceChairs: [], past: [], filedAt: context.now };
  const fact = { by: context.actor, at: context.now, action: 'file' as const, detail: { document: typed.document } };
  const { after, entry } = change({ kind: 'COMMITTEE', id }, null, data, fact);
  const office = { id, city, kind: 'COMMITTEE' as const, unitKind: null, central: null, name: `${name}办事机构`, creditCode: '' };
  const answer = { committee: id };
  // `also` stands once in the transaction: with the office that comes into being.
  await establish(
    { ...context, also: () => context.also(answer) },
    { ...office, contact, telephone, authority: bureauOf(city), officers, more: [putFiling(after, null), entry, told(context, after)] },
  );
  return { answer, result: after };
}

/** Renews a filing, or corrects what it says: what was filed before stays on record. */
export async function renewFiling(
  context: Context,
  input: { committee: string; version: number } & Record<string, unknown>,
): Promise<Filed> {
  const before = await filed(context, input);
  const { reason, ...typed } = valid(renewalInput, input, 'E1');
  refuseIf(whyNotPeriod(typed, (await policyIn(context, before.city)).evaluation.filingYears));
  const { document, validFrom, validUntil, seats, seatsApproval } = before;
  const past = [...before.past, { document, validFrom, validUntil, seats, seatsApproval }];
  const fact = { action: 'renew' as const, reason, detail: { document: typed.document } };
  return kept(context, before, { ...typed, past }, fact, (after) => [told(context, after)]);
}

/** Names the chair and the vice-chairs, out of the committee's pool. */
export async function nameChairs(
  context: Context,
  input: { committee: string; version: number } & Record<string, unknown>,
): Promise<Filed> {
  const before = await filed(context, input);
  const { chair, viceChairs } = valid(chairsInput, input, 'E8');
  refuseIf(whyNotLeaders(1 + viceChairs.length, before));
  const held = await Promise.all(
    [chair, ...viceChairs].map(async (account) => {
      const expert = await loadExpert(context.table, { committee: before.id, account });
      if (!expert || !isCalledOn(expert, dayOf(context.now))) throw committeeRefusals.EXPERT_UNKNOWN();
      return sameExpert(expert);
    }),
  );
  const fact = { action: 'nameChairs' as const, detail: { chair, viceChairs } };
  return kept(context, before, { chair, viceChairs }, fact, (after) => [...held, ...toNamed(context, before, after)]);
}

/** Everything for which a committee cannot sit on a day, by the policy of its city and by who leads it. */
export async function obstaclesOn(context: Context, filing: Filing, day: Day): Promise<Refusal[]> {
  const leaders = [filing.chair, ...filing.viceChairs].filter((account) => account !== null);
  const [policy, office, ...experts] = await Promise.all([
    policyIn(context, filing.city),
    organisationIn(context, filing.id),
    ...leaders.map((account) => expertIn(context, { committee: filing.id, account })),
  ]);
  const isCalled = (account: string) => experts.some((expert) => expert?.account === account && isCalledOn(expert, day));
  return obstaclesTo(filing, { day, policy: policy.evaluation, office, minimumOfficers: policy.minimumOfficers, isCalled });
}

async function filed(context: Context, { committee, version }: { committee: string; version: number }): Promise<Filing> {
  const filing = await loadFiling(context.table, committee);
  if (!filing) throw committeeRefusals.COMMITTEE_UNKNOWN();
  refuseIf(whyNotFile(context.actor, filing.city) ?? whyNotSeen(filing, version));
  return filing;
}

async function kept(
  context: Context,
  before: Filing,
  news: Partial<Filing>,
  what: { action: ActionName; reason?: string; detail: Record<string, unknown> },
  more: (after: Filing) => Write[],
): Promise<Filed> {
  const fact = { by: context.actor, at: context.now, ...what };
  const { after, entry } = change({ kind: 'COMMITTEE', id: before.id }, before, { ...before, ...news }, fact);
  const answer = { committee: after.id };
  await commit(context, [putFiling(after, before), entry, ...more(after), ...context.also(answer)]);
  return { answer, result: after };
}

/** Whoever is named hears of it, as what they were not before; nobody else, for who leads a committee is not public (E3). */
function toNamed({ now: at }: Context, before: Filing, { id, city, name, chair, viceChairs, version }: Filing): Write[] {
  const tell = (accounts: readonly string[], as: string, place: Bilingual) =>
    accounts.length === 0
      ? []
      : [
          committeeNotices.CHAIR_NAMED({
            to: accounts.map((account) => ({ account })),
            about: { type: 'FiledCommittee', id },
            city,
            cause: [id, String(version), as],
            at,
            details: { name, place },
          }),
        ];
  const newVice = viceChairs.filter((account) => !before.viceChairs.includes(account));
  return [
    ...tell(chair === null || chair === before.chair ? [] : [chair], 'chair', say('主任委员', 'chair')),
    ...tell(newVice, 'viceChairs', say('副主任委员', 'vice-chair')),
  ];
}

/** Its office is told how it stands on file. */
function told({ now: at }: Context, { id, city, name, document, validFrom: from, validUntil: until, seats, version }: Filing) {
  return committeeNotices.COMMITTEE_FILED({
    to: [{ organisation: id, role: 'COMMITTEE_OFFICE' }],
    about: { type: 'FiledCommittee', id },
    city,
    cause: [id, String(version)],
    at,
    details: { name, document, from, until, seats },
  });
}
