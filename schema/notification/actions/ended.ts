/**
 * Gives back the vacancies of applications that a window's close has left behind (U6, U8): their way has ended without a title, though
 * nobody has decided so. An amendment that opens the window again lets them go on; whoever then approves or passes takes a vacancy anew.
 */
import type { Actor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import { pages } from '../../core/page.ts';
import { Conflict } from '../../table/port.ts';
import type { PhaseName } from '../../announcement/model.ts';
import { eachCalendar } from '../../calendar/each.ts';
import { closingsOf } from '../../calendar/exceptions.ts';
import type { IsUnder } from '../../application/waiting.ts';
import { instantKey, LONGEST_REQUEST } from '../../calendar/store.ts';
import { moved } from '../../application/actions/move.ts';
import type { Application } from '../../application/model.ts';
import { NOTES, type State } from '../../application/moves.ts';
import { APPLICATION_SHARDS, listOfShard, loadMovable } from '../../application/store.ts';
import { closesOn, dutyOn, statesUnder, type Duty } from '../../desk/duties.ts';
import { givingBack } from '../../review/vacancies/actions.ts';
import { tableIdOf } from '../../summary/store.ts';
import { tableStates } from '../../summary/waiting.ts';
import type { MailingName } from '../model.ts';
import { loadRun, putRun } from '../store.ts';
import { beginning } from './mailing.ts';

export type Ended = { cycle: string; phase: PhaseName; givenBack: number };

/** The windows whose close ends the way of what has taken a vacancy. */
const ENDING: readonly PhaseName[] = ['DEPARTMENT_REVIEW', 'RE_REVIEW', 'PROVINCIAL_REVIEW'];
/** With its committee an application is not left behind by any window of the review. */
const ENDS: readonly State[] = NOTES.endVacancy.from;
const CLOCK: Actor = { kind: 'system', name: 'posting-close' };

/** Sees to every window that has closed, each once; one that was cut off goes on over what is left. */
export async function endWays(context: Context): Promise<Ended[]> {
  const ended: Ended[] = [];
  await eachCalendar(context, async (calendar, cycle) => {
    for (const phase of ENDING) {
      for (const closesAt of closingsOf(calendar, phase, context.now)) {
        const name = { kind: `ended-${cycle}-${phase}`, name: instantKey(closesAt) };
        if (closesAt + LONGEST_REQUEST > context.now || (await loadRun(context.table, name))) continue;
        const givenBack = await giveBackUnder(context, cycle, phase, closesOn(calendar, phase, closesAt, context.now));
        await noted(context, name);
        ended.push({ cycle, phase, givenBack });
      }
    }
  });
  return ended;
}

/** That it was seen to; another run at the same moment has noted it as well. */
async function noted({ table, now }: Context, name: MailingName): Promise<void> {
  try {
    await table.transact([putRun(name, beginning(now, 'DONE'), null)]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

type Under = (duty: Duty) => IsUnder;

async function giveBackUnder(context: Context, cycle: string, phase: PhaseName, isUnder: Under): Promise<number> {
  let count = 0;
  for (const state of statesUnder(phase).filter((one) => ENDS.includes(one))) {
    for (let shard = 0; shard < APPLICATION_SHARDS; shard += 1) {
      const list = listOfShard(context.table, cycle, shard, state);
      for await (const { applications } of pages((after) => list.page({ limit: 100, after }))) {
        for (const head of applications)
          if ((await isLeft(context, head, phase, isUnder)) && (await giveBack(context, head.id, phase, isUnder))) count += 1;
      }
    }
  }
  return count;
}

/** Whether it holds a vacancy, and the close has left it behind: it waited for something of which this was the window. */
async function isLeft(context: Context, head: Application, phase: PhaseName, isUnder: Under): Promise<boolean> {
  if (head.recommendation?.vacancy !== 'AVAILABLE' || head.vacancyEnded) return false;
  const table = head.state === 'APPROVED' ? (await tableStates(context, head.cycle)).get(tableIdOf(head)) : null;
  const duty = dutyOn(head, { table: table ?? null, posting: null }, context.now);
  return duty?.phase === phase && isUnder(duty)(head);
}

/** Whether it was given back now: it is still left behind as it stands, and another run was not first. */
function giveBack(context: Context, id: string, phase: PhaseName, isUnder: Under): Promise<boolean> {
  return inTurn(context, async () => {
    const file = await loadMovable(context.table, id);
    if (!file || !(await isLeft(context, file.head, phase, isUnder))) return false;
    const { head } = file;
    const fact = { by: CLOCK, at: context.now, detail: { phase } };
    const { writes } = moved(file, NOTES.endVacancy, fact, { vacancyEnded: true });
    await context.table.transact([...writes, ...(await givingBack({ ...context, actor: CLOCK }, head))]);
    return true;
  });
}
