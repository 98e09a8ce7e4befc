/** What an operator verifies of cycles and their notices: each damage that is planted is found, where it lies, and nothing else (C8, C15). */
import { beforeAll, describe, expect, it } from 'vitest';
import { canonical, hashOf } from '../../schema/core/hash.ts';
import type { Item } from '../../schema/table/port.ts';
import { AMEND_NOTICE, drafted, PUBLISH, WITHDRAW_NOTICE } from '../drafting/acts.ts';
import { AMEND } from '../calendar/acts.ts';
import { applicationIn } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city, type World } from '../support/world.ts';

const [THIS_YEAR, NEXT_YEAR] = ['CYCLE#620200-2024-1', 'CYCLE#620200-2025-1'];

/** 刘洋 is judged by the notice as it was published, 杨帆 by what 王建国 and 李秀梅 then made stricter for new ones; 马晓丽 has a draft. */
async function lived(): Promise<World> {
  const world = await city();
  await applicationIn(world, 'SUBMITTED');
  const { version, notice } = (await world.does('wang', '{ cycle { version notice { document } } }')).cycle;
  const content = { ...notice.document.policy, returns: { most: 2, counted: 'TOGETHER' } };
  const { amendAnnouncement } = await world.does('wang', AMEND_NOTICE, { version, parts: [{ part: 'POLICY', content }], appliesTo: 'NEW' });
  await world.does('li', PUBLISH, { draft: amendAnnouncement.id, version: amendAnnouncement.version });
  await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
  await applicationIn(world, 'DRAFT', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
  await world.does('wang', AMEND, { phase: 'APPLICATION', closesAt: '2024-10-22T00:00:00+08:00' });
  await world.deliver();
  return world;
}

/** The same with 2025's notice, as far as it has come. */
async function nextYear(state: 'OPEN' | 'PROPOSED' | 'PUBLISHED' | 'DROPPED' | 'AMENDED'): Promise<Item[]> {
  const world = await city();
  const { draft, version } = await drafted(world);
  let at = version;
  if (state !== 'OPEN') at = (await world.does('wang', PUBLISH, { draft, version })).publishAnnouncement.version;
  if (state !== 'OPEN' && state !== 'PROPOSED') at = (await world.does('li', PUBLISH, { draft, version: at })).publishAnnouncement.version;
  if (state === 'DROPPED') await world.does('wang', WITHDRAW_NOTICE, { draft, version: at });
  if (state === 'AMENDED') {
    const content = { C1: '二（四）' };
    await world.does('wang', AMEND_NOTICE, { cycle: '620200-2025-1', version: 1, parts: [{ part: 'CITATIONS', content }] });
  }
  await world.deliver();
  return dump(world);
}

type Change = Record<string, unknown> | ((item: Item) => Record<string, unknown>) | null;

/** The items with one of them altered, or taken out when the change is null. */
function damaged(items: readonly Item[], pk: string, sk: string, change: Change): Item[] {
  const index = items.findIndex((item) => item.pk === pk && item.sk === sk);
  const item = items[index];
  if (!item) throw new Error(`nothing lies at ${pk} / ${sk}`);
  if (change === null) return items.toSpliced(index, 1);
  return items.with(index, { ...item, ...(typeof change === 'function' ? change(item) : change) });
}

/** A version whose text says something else, hashed anew. */
const saying = (change: (document: Record<string, unknown>) => object) => (item: Item) => {
  const document = { ...(JSON.parse(String(item['text'])) as Record<string, unknown>) };
  const said = { ...document, ...change(document) };
  return { text: canonical(said), hash: hashOf(said) };
};

describe('a cycle', () => {
  let items: Item[];
  beforeAll(async () => {
    items = await dump(await lived());
  });

  it('of a table that is whole is found whole', () => {
    expect(wrongWith(items)).toEqual([]);
  });

  it.each<[string, string, Change, string]>([
    ['a version that is lost', 'VERSION#0001', null, 'C#HEAD: it counts 2 versions, and there are 1'],
    ['versions that nobody counted', 'C#HEAD', { versions: 1, forNew: [] }, 'C#HEAD: it counts 1 versions, and there are 2'],
    ['a text written over', 'VERSION#0001', { text: '{}' }, 'VERSION#0001: its hash is not that of its text'],
    ['a hash written over', 'VERSION#0002', { hash: '0'.repeat(64) }, 'VERSION#0002: its hash is not that of its text'],
    [
      'a limit changed with its hash',
      'VERSION#0001',
      saying(({ policy }) => ({ policy: { ...(policy as object), restoreDays: 31 } })),
      'VERSION#0001: it is not what was published: the history has another hash',
    ],
    ['a state of the head', 'C#HEAD', { withdrawn: { at: 1, reason: '误发' } }, 'C#HEAD: it is in force, and was withdrawn'],
    ['its title', 'C#HEAD', { title: '别的通知' }, 'C#HEAD: it does not agree with its newest version in title'],
    ['its document', 'C#HEAD', { document: '嘉人社发〔2024〕206号' }, 'C#HEAD: it does not agree with its newest version in document'],
    ['its opening', 'C#HEAD', { opensAt: 1 }, 'C#HEAD: it does not agree with its newest version in opensAt'],
    ['its closing', 'C#HEAD', { closesAt: 1 }, 'C#HEAD: it does not agree with its newest version in closesAt'],
    ['its city’s name', 'C#HEAD', { cityName: '酒泉市' }, 'C#HEAD: it does not agree with its newest version in cityName'],
    ['its place in the list', 'C#HEAD', { ownerSk: '620200#2023#1#620200-2024-1' }, 'C#HEAD: the list of cycles shows it elsewhere'],
    [
      'a version for new ones that is not there',
      'C#HEAD',
      { forNew: [2, 3] },
      'C#HEAD: of its versions for new ones alone one is not there',
    ],
    [
      'news of a version that is not there',
      'C#HEAD',
      { news: [{ kind: 'PUBLISHED', number: 3, at: 1 }] },
      'C#HEAD: it tells of a version that is not there',
    ],
    ['the first version for new ones alone', 'C#HEAD', { forNew: [1, 2] }, 'C#HEAD: of its versions for new ones alone one is not there'],
    [
      'an amendment of a window by another number',
      'C#AMENDMENT#0001',
      { number: 2 },
      'C#HEAD: the amendments of its windows are not numbered in order',
    ],
    ['a draft that was given up', 'DRAFT', { state: 'DROPPED' }, 'DRAFT: the draft is withdrawn, and its notice is in force'],
    ['a draft opened', 'DRAFT', { state: 'OPEN' }, 'DRAFT: the draft is worked on while its notice is in force, and amends nothing'],
    [
      'a draft proposed by somebody',
      'DRAFT',
      { proposed: { at: 1, by: 'wang' } },
      'DRAFT: the draft is proposed by nobody, or somebody proposes what is not',
    ],
    [
      'an amendment in what is published',
      'DRAFT',
      { amends: { version: 2, document: '嘉人社函〔2024〕41号', reason: '', appliesTo: 'ALL' } },
      'DRAFT: the draft amends while it is PUBLISHED',
    ],
    ['a draft that cannot be read', 'DRAFT', { text: '{' }, 'DRAFT: the text of the draft cannot be read'],
    ['a draft that says something else', 'DRAFT', { text: '{}' }, 'DRAFT: the draft says it is published, and is not what is in force'],
    ['a draft listed elsewhere', 'DRAFT', { ownerPk: 'DRAFTS#500112' }, 'DRAFT: the list of drafts shows it elsewhere'],
  ])('finds %s, there and nowhere else', (name, sk, change, finding) => {
    // Who was judged by a version that is lost is told beside it, below.
    const others =
      name === 'a version that is lost' ? ['judged by version 1'] : name.includes('with its hash') ? ['its receipt states'] : [];
    const found = wrongWith(damaged(items, THIS_YEAR, sk, change));
    expect(found.filter((line) => !others.some((other) => line.includes(other)))).toEqual([`${THIS_YEAR} / ${finding}`]);
  });

  it('finds a version that is no notice, one of another cycle, and one that lies elsewhere', () => {
    const noNotice = wrongWith(
      damaged(
        items,
        THIS_YEAR,
        'VERSION#0002',
        saying(() => ({ phases: [], policy: null })),
      ),
    );
    expect(noNotice).toContain(`${THIS_YEAR} / VERSION#0002: its text is no notice`);
    const another = wrongWith(
      damaged(
        items,
        THIS_YEAR,
        'VERSION#0002',
        saying(() => ({ cycle: '620200-2023-1' })),
      ),
    );
    expect(another).toContain(`${THIS_YEAR} / VERSION#0002: its text is the notice of another cycle`);
    const elsewhere = wrongWith(damaged(items, THIS_YEAR, 'VERSION#0002', { number: 3 }));
    expect(elsewhere).toContain(`${THIS_YEAR} / VERSION#0002: it lies where another version would`);
  });

  it('finds versions, amendments and transitions of a cycle whose head is lost', () => {
    const found = wrongWith(damaged(items, THIS_YEAR, 'C#HEAD', null));
    expect(found).toContain(`${THIS_YEAR} / C#AMENDMENT#0001: it is of a cycle without a head`);
    expect(found).toContain(`${THIS_YEAR} / DRAFT: the draft is published, and its notice is not in force`);
  });
});

describe('what an application was judged by', () => {
  let items: Item[];
  const headOf = (name: string) => items.find(({ sk, applicant }) => sk === 'A#HEAD' && applicant === name) ?? { pk: '', sk: '' };
  beforeAll(async () => {
    items = await dump(await lived());
  });

  it('is a version of its cycle that is there', () => {
    const { pk } = headOf('yang');
    expect(wrongWith(damaged(items, pk, 'A#HEAD', { judgedBy: 3 }))).toEqual([
      `${pk} / A#HEAD: it is judged by version 3 of the notice, which is not there`,
    ]);
    expect(wrongWith(damaged(items, THIS_YEAR, 'VERSION#0001', null))).toContain(
      `${headOf('liu').pk} / A#HEAD: it is judged by version 1 of the notice, which is not there`,
    );
  });

  it('is what its first receipt states, with the hash that the version has', () => {
    const { pk } = headOf('yang');
    expect(wrongWith(damaged(items, pk, 'A#HEAD', { judgedBy: 1 }))).toEqual([
      `${pk} / A#HEAD: it is judged by another version than its first receipt states`,
    ]);
    const stricter = saying(({ policy }) => ({ policy: { ...(policy as object), restoreDays: 31 } }));
    expect(wrongWith(damaged(items, THIS_YEAR, 'VERSION#0001', stricter))).toContain(
      `${headOf('liu').pk} / SUBMISSION#0001: its receipt states another hash of the notice than is kept`,
    );
  });

  it('is there once it was submitted, and not before', () => {
    const [submitted, draft] = [headOf('liu').pk, headOf('ma').pk];
    expect(wrongWith(damaged(items, submitted, 'A#HEAD', { judgedBy: undefined }))).toEqual([
      `${submitted} / A#HEAD: it was submitted, and is judged by no version of the notice`,
    ]);
    expect(wrongWith(damaged(items, draft, 'A#HEAD', { judgedBy: 1 }))).toEqual([
      `${draft} / A#HEAD: it is judged by a version of the notice, and was never submitted`,
    ]);
  });
});

describe('a draft', () => {
  it.each<['OPEN' | 'PROPOSED' | 'PUBLISHED' | 'DROPPED' | 'AMENDED', string, Change, string]>([
    ['OPEN', 'DRAFT', { state: 'PUBLISHED' }, 'DRAFT: the draft is published, and its notice is not in force'],
    ['PROPOSED', 'DRAFT', { proposed: null }, 'DRAFT: the draft is proposed by nobody, or somebody proposes what is not'],
    ['PUBLISHED', 'DRAFT', { city: '500112', ownerPk: 'DRAFTS#500112' }, 'DRAFT: the draft is of another city, year or round'],
    ['DROPPED', 'DRAFT', { state: 'PUBLISHED' }, 'DRAFT: the draft is published, and its notice is not in force'],
    ['DROPPED', 'C#HEAD', { state: 'PUBLISHED', withdrawn: null }, 'DRAFT: the draft is withdrawn, and its notice is in force'],
    [
      'AMENDED',
      'DRAFT',
      { amends: { version: 2, document: '嘉人社函〔2024〕40号', reason: '省厅通知调整', appliesTo: 'ALL' } },
      'DRAFT: the draft amends a version that is not there',
    ],
    ['AMENDED', 'C#HEAD', { state: 'WITHDRAWN' }, 'DRAFT: the draft amends what is not in force'],
  ])('that is %s: damage at its %s is found', async (state, sk, change, finding) => {
    const items = await nextYear(state);
    expect(wrongWith(items)).toEqual([]);
    expect(wrongWith(damaged(items, NEXT_YEAR, sk, change))).toContain(`${NEXT_YEAR} / ${finding}`);
  });

  it('that is withdrawn is there', async () => {
    const found = wrongWith(damaged(await nextYear('DROPPED'), NEXT_YEAR, 'DRAFT', null));
    expect(found).toContain(`${NEXT_YEAR} / C#HEAD: it is withdrawn, and there is no draft that was`);
  });
});
