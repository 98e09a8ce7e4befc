/**
 * The committee's office posts the results of its meetings: the roster of those who passed (R1). One transaction: the roster with all its
 * lines, the mark on each meeting that its results are posted, and word to everybody on whom the meetings have decided.
 */
import { change } from '../../../core/audit.ts';
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { nameOf } from '../../../core/hash.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { refuseIf, say } from '../../../core/refusal.ts';
import { inWords } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import type { Calendar } from '../../../calendar/model.ts';
import { loadCalendar } from '../../../calendar/store.ts';
import { hiderOf } from '../../../identity/mask/index.ts';
import { loadHeads } from '../../../application/frozen/store.ts';
import type { Application } from '../../../application/model.ts';
import { workplaceOf } from '../../../application/rules/workplace.ts';
import { loadPostings } from '../../../posting/store.ts';
import type { Filing } from '../../../committee/filing/model.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { ofCommittee } from '../../../evaluation/draw/actions/recording.ts';
import { refuseApplicant } from '../../../evaluation/own.ts';
import type { Session } from '../../../evaluation/session/model.ts';
import { loadQueue } from '../../../evaluation/session/store.ts';
import { resultNotices } from '../../notices.ts';
import { resultRefusals } from '../../refusals.ts';
import { MOST_LINES, rosterInput, type Roster, type RosterLine } from '../model.ts';
import { endOf, hashOfLines, latenessOf, whyNotSoLong } from '../rules.ts';
import { loadRosterCount, putLines, putRoster, putRosterCount, putSessionRoster } from '../store.ts';
import { meetingsOf, unposted } from './unposted.ts';

export type Posted = Outcome<{ roster: string }, Roster>;
type PostRequest = { committee: string; cycle: string | null; sessions: readonly string[] | null } & Record<string, unknown>;

/** Meetings whose results one roster takes at most: each costs a write of the transaction, as do the parts of the lines. */
const MOST_SESSIONS = 30;
/** So many people are told by one message. */
const TOLD_AT_ONCE = 500;

/** Posts the results of these meetings, or of all that have announced any which are not posted yet. */
export async function postResults(context: Context, { committee, cycle: asked, sessions, ...request }: PostRequest): Promise<Posted> {
  const { filing, cycle } = await ofCommittee(context, committee, asked);
  refuseIf(whyNotOffice(context.actor, filing));
  await refuseApplicant(context, { committee, cycle });
  const typed = valid(rosterInput, request, 'R1');
  const calendar = await loadCalendar(context, cycle);
  refuseIf(whyNotSoLong(typed.days, calendar));
  return inTurn(context, async () => {
    const held = await toPost(context, { committee, cycle, wanted: sessions });
    const heads = await decidedIn(context, held);
    const sessionIds = held.map(({ id }) => id);
    const { after, writes } = await beginning(context, { filing, calendar, ...typed }, { sessions: sessionIds, heads });
    const answer = { roster: after.id };
    await context.table.transact([...writes, ...held.map((one) => putSessionRoster(one.id, after.id)), ...context.also(answer)]);
    return { answer, result: after };
  });
}

type About = { filing: Filing; calendar: Calendar; place: string; days: number | null };
type Of = { sessions: readonly string[]; heads: readonly Application[] };

/** A roster of those of these who have passed, as it begins, with all that is written of it; all of them are told. */
export async function beginning(
  context: Context,
  { filing, calendar, place, days }: About,
  { sessions, heads }: Of,
): Promise<{ after: Roster; writes: Write[] }> {
  const { now, actor: by } = context;
  const { id: committee, name: committeeName, city } = filing;
  const { cycle } = calendar.announcement;
  const lines = await linesOf(context, heads);
  if (lines.length > MOST_LINES) throw resultRefusals.ROSTER_TOO_LARGE({ most: MOST_LINES });
  const count = await loadRosterCount(context.table, { committee, cycle });
  const number = (count?.rosters ?? 0) + 1;
  const id = nameOf('roster', committee, cycle, String(number));
  const begun = {
    id,
    committee,
    committeeName,
    cycle,
    city,
    number,
    state: 'RUNNING' as const,
    sessions: [...sessions],
    people: lines.length,
    decided: heads.length,
    edition: 1,
    hash: hashOfLines(lines),
    place,
    startsAt: now,
    endsAt: endOf(now, days, calendar),
    objections: { open: 0, all: 0, byTicket: 0 },
    endedAt: null,
    report: null,
    document: null,
    postedBy: personOf(by).account,
  };
  const fact = { by, at: now, action: 'post' as const, detail: { people: lines.length, decided: heads.length } };
  const { after, entry } = change({ kind: 'ROSTER', id }, null, begun, fact);
  const counted = putRosterCount({ committee, cycle }, number, count);
  return { after, writes: [putRoster(after, null), entry, counted, ...putLines(id, lines), ...told(after, heads, calendar)] };
}

/** The meetings whose results are to be posted, in the order in which they were held. */
async function toPost(
  { table }: Context,
  { committee, cycle, wanted }: { committee: string; cycle: string; wanted: readonly string[] | null },
): Promise<Session[]> {
  const { all, posted } = await meetingsOf(table, { committee, cycle });
  if ((wanted?.length ?? 0) > MOST_SESSIONS) throw resultRefusals.MEETINGS_TOO_MANY({ most: MOST_SESSIONS });
  for (const id of wanted ?? []) {
    const session = all.find((one) => one.id === id);
    if (session?.state !== 'ANNOUNCED') throw resultRefusals.RESULTS_UNANNOUNCED();
    if (posted.has(id)) throw resultRefusals.RESULTS_POSTED();
  }
  const open = unposted({ all, posted }).filter(({ id }) => wanted?.includes(id) ?? true);
  if (open.length === 0) throw resultRefusals.NOTHING_TO_POST();
  return open.slice(0, MOST_SESSIONS);
}

/** Everybody on whom these meetings have had the last word, as it stands. */
async function decidedIn({ table }: Context, sessions: readonly Session[]): Promise<Application[]> {
  const queues = await Promise.all(sessions.map(({ id }) => loadQueue(table, id)));
  const ids = [...new Set(queues.flatMap((queue) => queue?.entries ?? []).map(({ application }) => application))];
  const heads = await loadHeads(table, ids);
  const held = new Set(sessions.map(({ id }) => id));
  return ids.flatMap((id) => heads.get(id) ?? []).filter(({ decision }) => decision?.session && held.has(decision.session));
}

/** What is posted of those who passed, by unit and then as the meetings heard them; what somebody typed hides numbers and births as postings do (U2). */
async function linesOf({ table }: Context, heads: readonly Application[]): Promise<RosterLine[]> {
  const passed = heads.filter(({ state }) => state === 'PASSED_BY_COMMITTEE');
  const births = new Map(
    (
      await loadPostings(
        table,
        passed.flatMap(({ posting }) => posting ?? []),
      )
    ).map(({ application, bornIn }) => [application, bornIn]),
  );
  return passed.flatMap((head) => {
    const { id, applicant, applicantName, unit, series, specialty, level, scope } = head;
    if (series === null || specialty === null || level === null) return [];
    const shown = hiderOf(births.get(id) ?? '');
    return [
      {
        application: id,
        applicant,
        name: shown(applicantName),
        unit,
        workplace: shown(workplaceOf(head)),
        series,
        specialty: shown(specialty),
        level,
        scope,
      },
    ];
  });
}

/** Who passed, who did not and may ask for a re-check, and the bureau. */
function told(roster: Roster, heads: readonly Application[], calendar: Calendar): Write[] {
  const { id, city, committee, committeeName, place, number, people, endsAt, startsAt: at } = roster;
  const about = { type: 'Roster', id };
  const details = { committee: committeeName, place, until: inWords(endsAt, true), number, people };
  const late = latenessOf(roster, calendar) ?? say('', '');
  const groups = (passed: boolean) => {
    const accounts = heads.filter(({ decision }) => decision?.passed === passed).map(({ applicant }) => applicant);
    return Array.from({ length: Math.ceil(accounts.length / TOLD_AT_ONCE) }, (_, index) =>
      accounts.slice(index * TOLD_AT_ONCE, (index + 1) * TOLD_AT_ONCE),
    );
  };
  const telling = (passed: boolean) =>
    groups(passed).map((accounts, index) =>
      resultNotices[passed ? 'PASSED_POSTED' : 'NOT_PASSED_POSTED']({
        to: accounts.map((account) => ({ account })),
        about,
        city,
        cause: [id, String(index)],
        at,
        details,
      }),
    );
  const to = [
    { organisation: bureauOf(city), role: 'BUREAU_OFFICER' as const },
    { organisation: committee, role: 'COMMITTEE_OFFICE' as const },
  ];
  return [
    ...telling(true),
    ...telling(false),
    resultNotices.ROSTER_POSTED({ to, about, city, cause: [id], at, details: { ...details, late } }),
  ];
}
