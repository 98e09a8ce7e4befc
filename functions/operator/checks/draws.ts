/**
 * A draw as it must be (E4): what was frozen has the hashes that were published, who was drawn follows from the secrets, and the members are
 * those, but for who has gone and who came in for them. Whoever changes a name in the table, or a quota, is found here.
 */
import { canonical } from '../../../schema/core/hash.ts';
import { drawShape, lotShape, outcomeShape, type Draw, type FrozenLot } from '../../../schema/evaluation/draw/attempt/model.ts';
import { frozenOf } from '../../../schema/evaluation/draw/attempt/rules.ts';
import { PARTIES, type Outcome, type Party } from '../../../schema/evaluation/draw/model.ts';
import { frozenHashOf, notAsCommitted, poolHashOf, seedOf } from '../../../schema/evaluation/draw/rules/seed.ts';
import { drawn } from '../../../schema/evaluation/draw/rules/select.ts';
import { draw as attempts, drawLot, drawOutcome } from '../../../schema/table/keys.ts';
import type { Item } from '../../../schema/table/port.ts';
import { read, wrong, type Check, type Said } from './finding.ts';

export const draws: Check = function* (partition) {
  for (const item of partition) {
    const head = item.pk.startsWith(attempts.prefix) ? read(drawShape, item) : null;
    if (head) yield* headWrong(item, head);
  }
};

function* headWrong(item: Item, head: Draw): Iterable<Said> {
  const { id, state, frozen, faults, members, parties } = head;
  const isFrozen = !['COMMITTING', 'COMMITTED'].includes(state);
  if (isFrozen !== (frozen !== null)) yield wrong(item, `the draw is ${state}, and ${frozen ? 'was' : 'was not'} frozen`);
  if ((state === 'FAILED') !== faults.length > 0)
    yield wrong(item, 'the draw has failed through nobody, or somebody has failed it and it has not');
  if (state !== 'DRAWN' && members.length > 0) yield wrong(item, 'somebody was drawn before the draw');
  if (!frozen || PARTIES.some((party) => parties[party] === null)) return;
  const [lot, outcome] = [drawLot.key({ draw: id }), drawOutcome.key({ draw: id })];
  yield {
    asks: [lot, outcome],
    judge: (found) => lotWrong(head, read(lotShape, found(lot)), read(outcomeShape, found(outcome))).map((what) => wrong(item, what)),
  };
}

function lotWrong(head: Draw, lot: FrozenLot | null, outcome: Outcome | null): string[] {
  if (!lot) return ['what was frozen for the draw is lost'];
  const frozen = frozenOf(head, lot);
  if (poolHashOf(lot.pool) !== head.frozen?.poolHash || frozenHashOf(frozen) !== head.frozen.frozenHash)
    return ['what was frozen for the draw is not what was published'];
  if (head.state !== 'DRAWN') return outcome ? ['the draw has an outcome, and is not drawn'] : [];
  const secretOf = (party: Party) => head.parties[party]?.told?.secret ?? '';
  const secrets = { bureau: secretOf('bureau'), supervisor: secretOf('supervisor') };
  if (notAsCommitted(frozen.commitments, secrets).length > 0) return ['the secrets of the draw are not those that were committed to'];
  if (head.seed !== seedOf(frozen, secrets)) return ['the seed of the draw does not follow from its secrets'];
  if (canonical(drawn(frozen, head.seed)) !== canonical(outcome)) return ['who was drawn does not follow from the seed'];
  return canonical(serving(head, outcome, lot)) === canonical(head.members)
    ? []
    : ['the members are not those who were drawn, or came in for them'];
}

/** Who serves: the drawn, without those who have gone, with those who came in, in the order in which they came. */
function serving({ left }: Draw, outcome: Outcome | null, { accounts }: FrozenLot): Draw['members'] {
  const first = (outcome?.drawn ?? []).map((expert) => ({ expert, account: accounts[expert] ?? '' }));
  return left.reduce((members, { expert, next }) => [...members.filter((one) => one.expert !== expert), ...(next ? [next] : [])], first);
}
