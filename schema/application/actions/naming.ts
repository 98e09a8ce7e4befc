/**
 * The name of a person or of a unit that was put right comes to what runs: the heads of the applications, by which they are listed,
 * tabled and told of, and the mark by which people of one name are found (P11, P2). What was posted, sent or printed keeps what it said;
 * what is submitted or posted from now on takes the name by itself, and where it was called otherwise in the very moment of the renaming, a
 * later slice has it follow as well. A number stands in no head: where a later slice says it, that is told.
 */
import type { Context } from '../../core/context.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { OutboxContent } from '../../core/outbox.ts';
import { pages } from '../../core/page.ts';
import type { Instant } from '../../core/time.ts';
import { Conflict, type Table, type Write } from '../../table/port.ts';
import { loadCycles, type Reader } from '../../announcement/store.ts';
import { namedSince } from '../../identity/corrections/rules.ts';
import { loadAccount, loadOrganisation, sameAccount, sameOrganisation } from '../../identity/store.ts';
import type { Application } from '../model.ts';
import { rememberedAnew } from '../namesakes/store.ts';
import { applicationId, listOfUnit, loadMovable } from '../store.ts';
import { moved } from './move.ts';

type Names = Pick<Application, 'applicantName' | 'unitName'>;
/** What later slices keep under the names of an application, written with the head; and what of it was made since it is called so. */
export type Beside = {
  kept: (head: Application, now: Instant) => readonly Write[];
  made: (table: Table, head: Application, since: Instant, now: Instant) => Promise<readonly Write[]>;
};
type Naming = Pick<Context, 'pause'> & { now: Instant; held: Write; beside: Beside; since: Instant; number?: boolean };

const PAGE = 100;

/** Lets the applications say the name there is now; run again, or cut off and taken up, it passes over those that say it. */
export async function followName(
  reader: Reader & Pick<Context, 'pause'>,
  { of, subject, number }: Extract<OutboxContent, { kind: 'follow-name' }>,
  beside: Beside,
): Promise<void> {
  const { pause, now } = reader;
  return of === 'ACCOUNT' ? ofPerson(reader, subject, { pause, now, beside, number }) : ofUnit(reader, subject, { pause, now, beside });
}

async function ofPerson(reader: Reader, name: string, how: Omit<Naming, 'held' | 'since'>): Promise<void> {
  const { table } = reader;
  const account = await loadAccount(table, name);
  if (!account) return;
  const naming = { ...how, held: sameAccount(account), since: namedSince(account) };
  for (const { cycle } of await loadCycles(reader)) {
    const id = applicationId(cycle, name);
    await renamed(table, id, () => ({ applicantName: account.name }), naming);
    const marks = await rememberedAnew(table, { id, cycle }, account);
    if (marks.length > 0) await table.transact([...marks, naming.held]);
  }
}

async function ofUnit(reader: Reader, id: string, how: Omit<Naming, 'held' | 'since'>): Promise<void> {
  const { table } = reader;
  const unit = await loadOrganisation(table, id);
  if (!unit) return;
  const naming = { ...how, held: sameOrganisation(unit), since: namedSince(unit) };
  const wanted = ({ unit: own, unitName }: Application) => ({ unitName: own === id ? unit.name : unitName });
  for (const { cycle } of await loadCycles(reader)) {
    const list = listOfUnit(table, id, cycle, null);
    for await (const { lines } of pages((after) => list.lines({ limit: PAGE, after }))) {
      for (const line of lines) {
        if (line.unitName !== unit.name) await renamed(table, line.id, wanted, naming);
      }
    }
  }
}

/** One application, however others move it at the same time; what was refused for good stays as it was. */
function renamed(table: Table, id: string, wanted: (head: Application) => Partial<Names>, naming: Naming): Promise<void> {
  const { now, held, beside, since, number = false } = naming;
  return inTurn(naming, async () => {
    const file = await loadMovable(table, id);
    if (!file || file.head.state === 'REFUSED' || file.head.state === 'CANCELLED') return;
    const { head } = file;
    const news = wanted(head);
    const isSame = Object.entries(news).every(([name, value]) => head[name as keyof Names] === value);
    if (isSame && !(number && beside.kept(head, now).length > 0)) return;
    const reason = isSame ? '申报人证件号码更正' : 'applicantName' in news ? '申报人姓名更正' : '申报单位名称更正';
    const fact = { by: { kind: 'system', name: 'notify' } as const, at: now, reason };
    const { after, writes } = moved(file, { action: isSame ? 'correctNumber' : 'correctName', to: null }, fact, news);
    const made = isSame ? [] : await beside.made(table, after, since, now);
    await table.transact([...writes, held, ...beside.kept(after, now), ...made]).catch((error: unknown) => {
      // Where the name itself has changed again, the message of that change brings it; this one finds it so when it is tried again.
      if (error instanceof Conflict && error.failed.includes(held.as ?? '')) throw new Error(`${held.as} was named again meanwhile`);
      throw error;
    });
  });
}
