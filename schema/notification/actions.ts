/** Reminds those who still have something to do before a deadline, once for each person, deadline and offset (C13). */
import type { Context } from '../core/context.ts';
import { post } from '../core/outbox.ts';
import { ANNOUNCEMENTS } from '../calendar/data/index.ts';
import { instantKey, loadCalendar } from '../calendar/store.ts';
import { listOfShard } from '../application/store.ts';
import type { Application } from '../application/model.ts';
import { loadAccounts, loadMembers } from '../identity/store.ts';
import { bureauOf } from '../calendar/data/index.ts';
import type { Account } from '../identity/model.ts';
import { SHARDS } from '../table/keys.ts';
import { Conflict } from '../table/port.ts';
import type { Reminder, Waiting } from './model.ts';
import { reminderMail, remindersDue, WAITING } from './rules.ts';
import { loadRun, saveRun, type Run } from './store.ts';

const PAGE = 100;

export type Reminded = Reminder & { sent: number };

/** Runs every reminder that is due and not done, going on where a run before was cut off. Answers what was sent. */
export async function remind(context: Context): Promise<Reminded[]> {
  const sent: Reminded[] = [];
  for (const { cycle } of ANNOUNCEMENTS) {
    const calendar = await loadCalendar(context, cycle, true);
    for (const reminder of remindersDue(calendar, context.now)) {
      const run = await loadRun(context.table, reminder);
      if (run?.done) continue;
      try {
        sent.push({ ...reminder, sent: await walk(context, reminder, run) });
      } catch (error) {
        if (!(error instanceof Conflict)) throw error; // another run is at it, and writes to whoever is left
      }
    }
  }
  return sent;
}

/** Goes over everything that waits before this deadline, shard by shard and page by page. */
async function walk(context: Context, reminder: Reminder, begun: Run | null): Promise<number> {
  const waiting = WAITING[reminder.phase];
  const handled = new Set<string>(); // organisations whose officers have been written to in this run
  let run = begun ?? (await saveRun(context.table, reminder, { step: 0, shard: 0, after: null, done: false, sent: 0 }, null));
  let { step, shard, after, sent } = run;
  for (; step < waiting.length; step += 1, shard = 0) {
    const what = waiting[step];
    if (!what) break;
    for (; shard < SHARDS; shard += 1, after = null) {
      do {
        const page = await listOfShard(context.table, reminder.cycle, shard, what.state).page({ limit: PAGE, after });
        sent += await remindPage(context, reminder, what, page.applications, handled);
        after = page.next;
        if (sent - run.sent >= PAGE) run = await saveRun(context.table, reminder, { step, shard, after, done: false, sent }, run);
      } while (after !== null);
    }
  }
  await saveRun(context.table, reminder, { step, shard: 0, after: null, done: true, sent }, run);
  return sent;
}

async function remindPage(
  context: Context,
  reminder: Reminder,
  what: Waiting,
  applications: readonly Application[],
  handled: Set<string>,
): Promise<number> {
  const concerned = applications.filter(({ returned }) => !what.returnedBy || returned?.reviewer === what.returnedBy);
  let sent = 0;
  for (const account of await recipients(context, what, concerned, handled)) {
    if (await remindOne(context, reminder, what, account)) sent += 1;
  }
  return sent;
}

async function recipients(context: Context, what: Waiting, applications: readonly Application[], handled: Set<string>): Promise<Account[]> {
  if (what.for === 'APPLICANT') {
    return [
      ...(
        await loadAccounts(
          context.table,
          applications.map(({ applicant }) => applicant),
        )
      ).values(),
    ];
  }
  const organisations = new Set(applications.map(({ unit, department }) => (what.for === 'UNIT' ? unit : (department ?? ''))));
  const officers: Account[] = [];
  for (const organisation of organisations) {
    if (organisation === '' || handled.has(organisation)) continue;
    handled.add(organisation);
    const role = what.for === 'UNIT' ? 'UNIT_OFFICER' : organisation === bureauOf() ? 'BUREAU_OFFICER' : 'DEPARTMENT_OFFICER';
    const { members } = await loadMembers(context.table, organisation, role, { limit: PAGE, after: null });
    officers.push(
      ...(
        await loadAccounts(
          context.table,
          members.map(({ account }) => account),
        )
      ).values(),
    );
  }
  return officers;
}

/** Puts one mail into the outbox. Its id is made of person, deadline and offset: whoever comes second finds it there. */
async function remindOne(context: Context, reminder: Reminder, waiting: Waiting, account: Account): Promise<boolean> {
  const cause = ['reminder', account.account, reminder.cycle, reminder.phase, instantKey(reminder.closesAt), String(reminder.offset)];
  const mail = reminderMail(reminder, context.now, { name: account.name, address: account.email, waiting });
  try {
    await context.table.transact([post(cause, { kind: 'mail', ...mail }, context.now)]);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
