/** A meeting whose minutes are sealed, written as it would have been left: for whoever prints them. */
import { canonical } from '../../schema/core/hash.ts';
import { change } from '../../schema/core/audit.ts';
import { minutesHash, minutesKeyOf, minutesOf } from '../../schema/evaluation/session/minutes.ts';
import type { Session } from '../../schema/evaluation/session/model.ts';
import { putSession } from '../../schema/evaluation/session/store.ts';
import { TEACHERS } from './committees.ts';
import { CITY, CYCLE, type World } from './world.ts';

/** Nobody came and nobody was heard; answers where the sealed text lies. */
export async function sealedMeeting({ table, now }: Pick<World, 'table' | 'now'>, id: string): Promise<{ key: string; text: string }> {
  const open: Omit<Session, 'version' | 'trail'> = {
    id,
    committee: TEACHERS,
    cycle: CYCLE,
    city: CITY,
    name: '嘉峪关市中小学教师系列高级职称评审委员会',
    room: '市教育局三楼会议室',
    state: 'CLOSED',
    openedAt: now,
    openedBy: 'pan',
    closedAt: now,
    leader: 'fan',
    seats: 0,
    members: [],
    former: [],
    led: ['fan'],
    now: null,
    next: null,
    openVotes: 0,
    votesChanged: 0,
    minutes: null,
    announced: null,
  };
  const minutes = minutesOf(
    { ...open, version: 1, trail: '' },
    { queue: { session: id, entries: [], version: 1 }, heard: [], experts: [] },
  );
  const hash = minutesHash(minutes);
  const sealed = { ...open, state: 'SEALED' as const, minutes: { hash, at: now, confirmedAt: now, confirmedBy: 'fan', signed: 'x' } };
  const fact = { by: { kind: 'system', name: 'test' } as const, at: now, action: 'sealMinutes' as const };
  const { after, entry } = change({ kind: 'SESSION', id }, null, sealed, fact);
  await table.transact([putSession(after, null), entry]);
  return { key: minutesKeyOf(id, hash), text: canonical(minutes) };
}
