/** The office assigns readers: three at least for each candidate, none with a conflict, loads as even as those allow, from a recorded seed (E7, E5). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { hashOf } from '../../../core/hash.ts';
import type { Outcome } from '../../../core/once.ts';
import { pages } from '../../../core/page.ts';
import { refuseIf, say } from '../../../core/refusal.ts';
import { dayInChinese } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { knownCycle, policyIn } from '../../../announcement/cycles.ts';
import { loadFile } from '../../../application/store.ts';
import { whyNotOffice } from '../../../committee/filing/rules.ts';
import { yearlyIn } from '../../../committee/yearly/store.ts';
import { endingOpinions, moved } from '../../candidates/actions.ts';
import type { Candidate } from '../../candidates/model.ts';
import { listCandidates } from '../../candidates/store.ts';
import { expertsOf } from '../../members.ts';
import { evaluationNotices } from '../../notices.ts';
import { refuseApplicant } from '../../own.ts';
import { recordFound, recusedFrom, type Kept } from '../../recusals/actions/found.ts';
import { assignReaders as assigned } from '../../readers/rules.ts';
import { evaluationRefusals } from '../../refusals.ts';
import type { Assignment, Opinion } from '../model.ts';
import { inBatches, stateRead } from '../rules.ts';
import { listAssignments, putAssignment, putOpinion } from '../store.ts';

type Assigned = Outcome<{ committee: string; cycle: string; assigned: number }, { committee: string; assigned: number }>;

/** Writes of one transaction. */
const MOST_WRITES = 100;
/** Beside the candidates: the step on record, the answer under its key. */
const BESIDE = 2;
/** Of a candidate beside its readers and who keeps away: itself, and its history. */
const OF_EACH = 2;
/** Application files read at the same time. */
const READ_AT_ONCE = 8;

/**
 * Gives readers to every candidate that has too few. What somebody has begun to read stays theirs as long as they are a member; who is none
 * any more is awaited in vain, and another takes their place. What they have given counts.
 */
export async function assignReaders(context: Context, input: { committee: string; cycle: string | null }): Promise<Assigned> {
  const cycle = await knownCycle(context, input.cycle, {});
  const { filing, experts, draw } = await expertsOf(context, { committee: input.committee, cycle });
  refuseIf(whyNotOffice(context.actor, filing));
  await refuseApplicant(context, { committee: filing.id, cycle });
  const { evaluation } = await policyIn(context, filing.city);
  const least = evaluation.readers;
  const readers = experts.map(({ account }) => account);
  const open = await candidatesOf(context, filing.id, cycle);
  // What has been read is looked at again when it is voted on.
  const conflicts = await conflictsOf(
    context,
    open.filter(({ state }) => state !== 'READ'),
    experts,
  );
  const stays = (candidate: Candidate) => stayingIn(candidate, readers, conflicts);
  const lacking = open.filter((candidate) => stays(candidate).length < Math.max(least, candidate.readers.length));
  if (lacking.length === 0) throw evaluationRefusals.READERS_NONE_LEFT();
  const { number, untold } = await stepsBefore(context, filing.id, cycle);
  const seed = hashOf({ of: 'readers', draw: draw.seed, committee: filing.id, cycle, number });
  const { readersOf, tooFew } = assigned({
    candidates: open.map(({ application }) => application),
    readers,
    conflicts,
    least,
    seed,
    kept: open.flatMap((candidate) => stays(candidate).map(({ account }) => ({ candidate: candidate.application, reader: account }))),
  });
  if (!readersOf)
    throw tooFewReaders(
      tooFew.length,
      least,
      await namesOf(
        context,
        tooFew.map(({ candidate }) => candidate),
      ),
    );
  const record = { committee: filing.id, cycle, at: context.now, by: personOf(context.actor).account, seed, least, readers };
  // Where many members are of one unit, many keep away from each of its candidates; and in the last, everybody is told.
  const weightOf = ({ application, readers: had }: Candidate) =>
    OF_EACH + least + had.length + conflicts.filter(({ candidate }) => candidate === application).length;
  const batches = inBatches(lacking, weightOf, MOST_WRITES - BESIDE - readers.length);
  const newTo = ({ application, readers: have }: Candidate) =>
    (readersOf.get(application) ?? [])
      .filter((account) => !have.some((one) => one.account === account))
      .map((account) => ({ application, account }));
  for (const [index, batch] of batches.entries()) {
    const pairs = batch.flatMap(newTo);
    const own = conflicts
      .filter(({ candidate }) => batch.some(({ application }) => application === candidate))
      .map(({ candidate, reader }) => ({ application: candidate, account: reader }));
    const isLast = index === batches.length - 1;
    const step: Assignment = { ...record, number: number + index, conflicts: own, pairs, isTold: isLast };
    const told = isLast ? await toReaders(context, filing, cycle, number, [...untold, ...lacking.flatMap(newTo)]) : [];
    const answer = { committee: filing.id, cycle, assigned: lacking.length };
    await context.table.transact([
      putAssignment(step),
      ...(await Promise.all(batch.map((candidate) => given(context, candidate, { staying: stays(candidate), least }, pairs)))).flat(),
      ...batch.flatMap((candidate) =>
        recordFound(
          context,
          candidate,
          conflicts.flatMap((one) => (one.candidate === candidate.application ? [one.kept] : [])),
        ),
      ),
      ...told,
      ...(isLast ? context.also(answer) : []),
    ]);
  }
  return { answer: { committee: filing.id, cycle, assigned: lacking.length }, result: { committee: filing.id, assigned: lacking.length } };
}

function tooFewReaders(count: number, least: number, names: readonly string[]) {
  return evaluationRefusals.READERS_TOO_FEW({ count, least, named: say(names.join('、'), names.join(', ')) });
}

/** The candidates that wait for readers or are being read. */
async function candidatesOf({ table }: Context, committee: string, cycle: string): Promise<Candidate[]> {
  const all: Candidate[] = [];
  for (const state of ['WAITING', 'READING', 'READ'] as const)
    for await (const { rows } of pages((after) => listCandidates(table, { committee, cycle, state }, { limit: 100, after })))
      all.push(...rows);
  return all;
}

async function conflictsOf(context: Context, candidates: readonly Candidate[], experts: Parameters<typeof recusedFrom>[2]) {
  const conflicts: Conflict[] = [];
  for (let from = 0; from < candidates.length; from += READ_AT_ONCE) {
    const found = await Promise.all(
      candidates.slice(from, from + READ_AT_ONCE).map(async ({ application }) => {
        const file = await loadFile(context.table, application);
        const kept = file ? await recusedFrom(context, file, experts) : new Map<string, Kept>();
        return [...kept.values()].map((one) => ({ candidate: application, reader: one.account, kept: one }));
      }),
    );
    conflicts.push(...found.flat());
  }
  return conflicts;
}

async function namesOf({ table }: Context, applications: readonly string[]): Promise<string[]> {
  const files = await Promise.all(applications.slice(0, 10).map((id) => loadFile(table, id)));
  return files.flatMap((file) => file?.head.applicantName ?? []);
}

/** The number of the next step; and who was given what by steps of which nobody has been told, for their call was cut off before its last. */
async function stepsBefore({ table }: Context, committee: string, cycle: string): Promise<{ number: number; untold: Assignment['pairs'] }> {
  let number = 0;
  const untold: Assignment['pairs'] = [];
  for await (const { rows } of pages((after) => listAssignments(table, { committee, cycle }, { limit: 50, after }))) {
    number ||= rows[0]?.number ?? 0;
    for (const { isTold, pairs } of rows) {
      if (isTold) return { number: number + 1, untold };
      untold.push(...pairs);
    }
  }
  return { number: number + 1, untold };
}

type Conflict = { candidate: string; reader: string; kept: Kept };

/** The readers of a candidate who go on: members, and whoever has given their opinion as one; nobody who turns out to keep away. */
function stayingIn({ application, readers }: Candidate, members: readonly string[], conflicts: readonly Conflict[]): Candidate['readers'] {
  const isKept = (account: string) => conflicts.some(({ candidate, reader }) => candidate === application && reader === account);
  return readers.filter(({ account, submittedAt }) => (submittedAt !== null || members.includes(account)) && !isKept(account));
}

/** A candidate with its new readers, each with a blank opinion before them, and without those who are no members any more. */
async function given(
  context: Context,
  before: Candidate,
  { staying, least }: { staying: Candidate['readers']; least: number },
  pairs: Assignment['pairs'],
): Promise<Write[]> {
  const { application, committee, cycle, city } = before;
  const own = pairs.filter((pair) => pair.application === application);
  const gone = before.readers.filter((reader) => !staying.includes(reader));
  const readers = [...staying, ...own.map(({ account }) => ({ account, submittedAt: null }))];
  const fact = {
    by: context.actor,
    at: context.now,
    action: 'assign' as const,
    detail: { readers: own.map(({ account }) => account), gone: gone.map(({ account }) => account) },
  };
  const { writes } = moved(before, { ...before, readers, state: stateRead(readers, least) }, fact);
  const blank = (account: string): Opinion => ({
    application,
    account,
    committee: committee ?? '',
    cycle,
    city,
    grades: {},
    text: null,
    recommends: null,
    assignedAt: context.now,
    savedAt: null,
    submittedAt: null,
    endedAt: null,
    version: 1,
  });
  const ended = await endingOpinions(context, before, gone);
  return [...writes, ...ended, ...own.map(({ account }) => putOpinion(blank(account), null))];
}

/** Whoever an assignment has brought something is told once how much; nobody else, for nothing has changed for them. */
async function toReaders(
  context: Context,
  filing: { id: string; city: string; name: string },
  cycle: string,
  number: number,
  pairs: Assignment['pairs'],
): Promise<Write[]> {
  const yearly = await yearlyIn(context, { committee: filing.id, cycle });
  const counts = new Map<string, number>();
  for (const { account } of pairs) counts.set(account, (counts.get(account) ?? 0) + 1);
  return [...counts].map(([account, count]) =>
    evaluationNotices.TO_READ({
      to: [{ account }],
      about: { type: 'Expert', id: `${filing.id}.${account}` },
      city: filing.city,
      cause: [filing.id, cycle, String(number), account],
      at: context.now,
      waits: cycle,
      details: {
        committee: filing.name,
        count,
        meetsFrom: yearly ? say(dayInChinese(yearly.meetsFrom), yearly.meetsFrom) : say('时间另行通知', 'to be told'),
      },
    }),
  );
}
