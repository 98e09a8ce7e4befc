/** S14: what an audit entry costs: it goes into the transaction of its change, so the processor alone pays. */
import { change } from '../../schema/core/audit.ts';
import type { Actor } from '../../schema/core/actor.ts';
import type { Part } from './part.ts';
import { city } from './city.ts';
import { MORNING } from './people.ts';
import { compare } from './ratio.ts';
import { atMost } from './row.ts';

const CALLS = 20_000;
const BY: Actor = { kind: 'person', account: 'liu', name: '刘洋', grants: [] };

const part: Part = async ({ endpoint }) => {
  const { keys } = await city(endpoint);
  const head = { id: 'abcdefghijklmnopqrstuvwxyz', state: 'SUBMITTED', since: MORNING, unit: 'school', series: 'school-teaching' };
  const before = { version: 3, trail: 'f'.repeat(64) };
  const detail = { from: 'DRAFT', number: 1, hash: 'e'.repeat(64) };
  let version = 0;
  const cost = await compare(
    {
      without: () => void (version += { ...head, version: before.version + 1 }.version),
      entry: () => {
        const { after } = change({ kind: 'APPLICATION', id: head.id }, before, head, { by: BY, at: MORNING, action: 'submit', detail });
        version += after.version;
      },
      mark: () => keys.scribe.mark(before.trail),
    },
    { rounds: 9, calls: CALLS },
  );
  return [
    atMost({
      id: 'S14',
      what: 'CPU of an audit entry, beyond the change itself',
      goal: '≤ 10 µs',
      measured: cost.entry.cpu + cost.mark.cpu - 2 * cost.without.cpu,
      unit: 'µs',
      most: 10,
      note: `${(cost.mark.cpu - cost.without.cpu).toFixed(1)} µs of it are the mark; no request of its own: the entry is a put of the same transaction (S3, submit)`,
    }),
  ];
};
export default part;
