/** The invariants themselves: each one is proved to fire on planted damage (G6, V1). */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../schema/table/port.ts';
import { applicationIn, RETURN, SAVE, submit } from './support/forms.ts';
import { dump, wrongWith } from './support/invariants.ts';
import { sentTable } from './support/tables.ts';
import { aDeadMessage } from './support/notices.ts';
import { onRecord, recorded } from './support/titles.ts';
import { city } from './support/world.ts';

let items: Item[];

beforeAll(async () => {
  const world = await city();
  await applicationIn(world, 'APPROVED', { applicant: 'yang' });
  await sentTable(world);
  const { id, version } = await applicationIn(world, 'SUBMITTED');
  const { returnApplication } = await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
  await world.does('liu', SAVE, { application: id, version: 1, content: { basics: { startedWorkOn: '2010-06-01' } } });
  await submit(world, 'liu', returnApplication);
  await world.tick();
  await aDeadMessage(world);
  await onRecord(world, 'ma', 'huang', { document: '嘉职改办〔2015〕3号' });
  await recorded(world, 'ma');
  items = await dump(world);
});

/** A copy of the table in which the first item that fits is altered, or taken out when the change is null. */
function damaged(fits: (item: Item) => boolean, change: Record<string, unknown> | null): Item[] {
  const index = items.findIndex(fits);
  expect(index).toBeGreaterThanOrEqual(0);
  const item = items[index];
  return item && change ? items.with(index, { ...item, ...change }) : items.toSpliced(index, 1);
}

const head = (item: Item) => item.sk === 'A#HEAD' && item.state === 'SUBMITTED';
const approved = (item: Item) => item.sk === 'A#HEAD' && item.state === 'APPROVED';

const waitingTitle = (item: Item) => item.sk.startsWith('TITLE#') && item.state === 'PENDING';
const validTitle = (item: Item) => item.sk.startsWith('TITLE#') && item.state === 'VALID';

describe('the invariants', () => {
  it('find nothing wrong with a table that is whole', () => {
    expect(wrongWith(items)).toEqual([]);
    expect(items.length).toBeGreaterThan(80);
  });

  it.each<[string, (item: Item) => boolean, Record<string, unknown> | null, string]>([
    ['a notice read and listed as unread', (item) => item.pk.startsWith('INBOX#'), { readAt: 1 }, 'listed as unread when it is read'],
    [
      'a failure that nobody is told of',
      (item) => item.ownerPk === 'UNDELIVERED#620200',
      { ownerPk: undefined },
      'listed as undelivered when it is not',
    ],
    [
      'a failure that another city is told of',
      (item) => item.ownerPk === 'UNDELIVERED#620200',
      { ownerPk: 'UNDELIVERED#500112' },
      'in another city than its own',
    ],
    ['a key nobody knows', (item) => item.sk === 'JOB' || head(item), { pk: 'SOMETHING#1' }, 'unknown key'],
    ['a damaged item', (item) => item.sk === 'A#SECTION#basics', { savedAt: 'yesterday' }, 'damaged at savedAt (invalid_type)'],
    ['what changes under no known kind', (item) => item.pk.startsWith('FILE#'), { trail: 'x', version: 1 }, 'a trail of no known kind'],
    ['an application without a head', head, null, 'an application without a head'],
    ['an altered audit entry', (item) => item.pk.startsWith('AUDIT#APPLICATION'), { by: 'somebody-else' }, 'breaks at 1'],
    ['an audit entry without a mark', (item) => item.pk.startsWith('AUDIT#APPLICATION'), { mark: undefined }, 'it has no mark'],
    ['an audit entry marked by somebody else', (item) => item.pk.startsWith('AUDIT#'), { mark: `1.${'A'.repeat(43)}` }, 'mark is not ours'],
    ['an audit entry with something beside it', (item) => item.pk.startsWith('AUDIT#'), { note: 'x' }, 'breaks at 1'],
    ['an audit entry that is listed', (item) => item.pk.startsWith('AUDIT#'), { ownerPk: 'IMPORTS#x', ownerSk: '1' }, 'breaks at 1'],
    ['an audit entry of something else', (item) => item.pk.startsWith('AUDIT#PROOF#'), { pk: 'AUDIT#PROOF#x.9' }, 'breaks at 1'],
    ['a missing audit entry', (item) => item.pk.startsWith('AUDIT#APPLICATION') && item.version === 2, null, 'breaks at 2'],
    [
      'an audit trail cut at its end',
      (item) => item.pk.startsWith('AUDIT#APPLICATION') && item.action === 'approve',
      null,
      'does not end at its subject',
    ],
    ['a change without an entry', head, { version: 9 }, 'does not end at its subject'],
    ['a thing without a trail', (item) => item.pk === 'ACCOUNT#liu' && item.sk === 'PROFILE', { trail: 'nothing' }, 'no trail leads to'],
    [
      'an identity number held by another',
      (item) => item.pk.startsWith('IDENTITY#'),
      { account: 'thief' },
      'does not hold its identity number',
    ],
    ['a credit code held by another', (item) => item.pk.startsWith('CREDIT#'), { organisation: 'thief' }, 'does not hold its credit code'],
    ['a marker nobody holds', (item) => item.pk === 'ACCOUNT#liu' && item.sk === 'PROFILE', null, 'a marker without a holder'],
    ['a grant in the air', (item) => item.sk.startsWith('GRANT#'), { organisation: 'nowhere' }, 'hangs in the air'],
    [
      'an open form of a submitted application',
      (item) => item.sk === 'A#DRAFT' && item.open === false,
      { open: true },
      'its draft is open',
    ],
    ['a lost submission', (item) => item.sk.startsWith('SUBMISSION#'), null, 'does not count its submissions'],
    ['a lost past section', (item) => item.pk.startsWith('PAST#'), null, 'is lost'],
    [
      'an altered submitted section',
      (item) => item.pk.startsWith('PAST#'),
      { content: { startedWorkOn: '2000-01-01' } },
      'is not what was submitted',
    ],
    ['a lost proof', (item) => item.sk === 'A#PROOF#002', null, 'a proof of submission 1 is lost'],
    ['an altered proof', (item) => item.sk === 'A#PROOF#002', { sha256: '0'.repeat(64) }, 'is not what was submitted'],
    ['a removed submitted proof', (item) => item.sk === 'A#PROOF#002', { state: 'REMOVED' }, 'a proof of submission'],
    ['a file that is forgotten', (item) => item.pk.startsWith('FILE#'), null, 'a file of it is not remembered'],
    ['a withdrawal without a reason', head, { state: 'WITHDRAWN' }, 'withdrawn without a reason'],
    ['an applicant without a standing', (item) => item.sk === 'STANDING', null, 'have no standing with it'],
    ['a standing with another unit', (item) => item.sk === 'STANDING', { unit: 'hospital-2' }, 'through which they cannot apply'],
    ['a title that waits where nobody sees it', waitingTitle, { ownerPk: undefined }, 'a title that does not wait there, or lacks it'],
    ['a title listed that was checked', validTitle, { ownerPk: 'TITLES#hospital' }, 'a title that does not wait there, or lacks it'],
    ['a title that nobody has found right', waitingTitle, { state: 'VALID' }, 'a title counts that nobody has found right'],
    ['a title that was revoked without a reason', validTitle, { state: 'REVOKED' }, 'a title has ended without a reason'],
    ['a title recorded without a scan', validTitle, { scan: null }, 'a title was recorded without a scan'],
    ['officers nobody counted', (item) => item.pk === 'ORGANISATION#school', { officers: 3 }, 'does not count its officers'],
    ['a number in plain', (item) => item.sk === 'PROFILE', { note: '620201199206150324' }, 'stands in plain'],
    ['a list that shows another state', head, { ownerSk: 'DRAFT#0#x' }, 'the unit’s list shows another state'],
    ['a shard that shows another state', head, { shardSk: 'DRAFT#x' }, 'the cycle’s list shows another state'],
    ['an approval without a recommendation', approved, { recommendation: null }, 'without a recommendation'],
    ['an approval that nobody gave', approved, { approval: null }, 'approved without an approval'],
    ['a department’s list that shows another state', approved, { deskSk: 'RECOMMENDED#x' }, 'the department’s list shows another state'],
    ['an approval in no summary table', (item) => item.sk.startsWith('ROW#'), null, 'is approved and in no table'],
    ['somebody in a summary table whom nobody approved', approved, { state: 'RECOMMENDED', approval: null }, 'without an approval'],
    ['a summary table that is open though it was sent', (item) => item.sk === 'INTAKE', { open: true }, 'its mark is open'],
    ['a mark that ran backwards', (item) => item.sk === 'INTAKE', { edits: 0 }, 'its mark ran backwards'],
    [
      'a lost version of a summary table',
      (item) => item.pk.startsWith('TABLE#') && item.sk.startsWith('VERSION#'),
      null,
      'does not count its versions',
    ],
    [
      'an altered version',
      (item) => item.pk.startsWith('TABLE#') && item.sk.startsWith('VERSION#'),
      { rows: 7 },
      'its version is not the last one',
    ],
    ['a receipt that nobody gave', (item) => item.pk.startsWith('TABLES#'), { state: 'RECEIVED' }, 'received by nobody'],
    ['a draft that was submitted', head, { state: 'DRAFT' }, 'a draft has been submitted'],
  ])('find %s', (_, fits, change, words) => {
    expect(wrongWith(damaged(fits, change)).join('\n')).toContain(words);
  });
});
