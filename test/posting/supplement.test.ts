/** What an authority has had mended is shown again before anybody approves it (D9, U7). */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  APPROVE,
  DECIDE,
  freshKey,
  applicationIn,
  judged,
  PASS,
  RETURN,
  SAVE,
  SECTIONS,
  sendAgain,
  submit,
  SUBMIT,
  unchanged,
  WAIVE,
} from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { objection } from '../support/postings.ts';
import { mendedFor, underReReview } from '../support/returned.ts';
import { studied } from '../support/sections.ts';
import { city, copyOf, type World } from '../support/world.ts';
import type { Handle } from '../support/cleared.ts';
import type { SectionName } from '../../schema/application/form/sections.ts';

const PAPERS = { papers: { items: [{ title: '几何教学再探', venue: '数学通报', grade: 'CORE', publishedOn: '2023-05-01' }] } };
const DOCTOR = { education: studied({ educationLevel: 'DOCTOR', degree: 'DOCTOR', school: '兰州大学' }) };
/** Sent on 11 September, it is shown on the 12th, the 13th and the 14th, which is worked: the 15th is the festival. */
const LAST_MILLISECOND = '2024-09-14T23:59:59.999+08:00';
const OVER = '2024-09-15T00:01:00+08:00';

const SHOWN = `{ myApplication { id version state openSections returned { mend }
  supplement { returnedBy isDue waived { text } }
  posting { id number: ordinal state: postingState days endsAt audience supplements changes: amended { section field before after } }
  changedSincePosting { section field } submissions { unchanged { section reason } } } }`;
const mine = async (world: World) => (await world.does('liu', SHOWN)).myApplication;
const topics = async (world: World, who: string): Promise<string[]> => {
  await world.deliver();
  const { inbox } = await world.does(who, '{ inbox(first: 50) { edges { node { topic } } } }');
  return inbox.edges.map(({ node }: { node: { topic: string } }) => node.topic);
};
const opinion = '意见';

async function returned(world: World, { id, version }: Handle, who: string, ...sections: SectionName[]): Promise<Handle> {
  return (await world.does(who, RETURN, { application: id, version, opinion: '请更正', judgements: judged(...sections) }))
    .returnApplication;
}
const save = (world: World, { id }: Handle, content: object, version = 1) => world.does('liu', SAVE, { application: id, version, content });
const approve = (world: World, { id, version }: Handle) => world.refusal('zhao', APPROVE, { application: id, version, opinion });

describe('D9: what a return by an authority leaves open', () => {
  let world: World;
  let handle: Handle;
  beforeAll(async () => {
    world = await city();
    handle = await returned(world, await applicationIn(world, 'RECOMMENDED'), 'zhao', 'papers');
  });

  it('is what is to be mended: liu cannot make a bachelor’s degree a doctor’s beside it', async () => {
    expect(await mine(world)).toMatchObject({ openSections: ['PAPERS'], returned: { mend: ['PAPERS'] } });
    for (const content of [DOCTOR, { achievements: SECTIONS.achievements }])
      expect(await world.refusal('liu', SAVE, { application: handle.id, version: 1, content })).toBe('SECTION_CLOSED');
    expect(await world.refusal('liu', SAVE, { application: handle.id, version: 1, content: PAPERS })).toBeNull();
  });

  it('is changed before it is sent again, or it is said why not: saved to and fro it is as it was', async () => {
    const again = (more: object) =>
      world.refusal('liu', SUBMIT, { application: handle.id, version: handle.version, key: freshKey(), ...more });
    // The papers are others now: nobody says of them that they were left as they were.
    expect(await again({ unchanged: unchanged('papers') })).toBe('MENDED_AFTER_ALL');
    await save(world, handle, { papers: SECTIONS.papers }, 2);
    expect(await again({})).toBe('NOT_MENDED');
    expect(await again({ unchanged: unchanged('papers', 'education') })).toBe('NOT_TO_MEND');
    expect(await again({ unchanged: [...unchanged('papers'), ...unchanged('papers')] })).toBe('INPUT_INVALID');
    expect(await again({ unchanged: unchanged('papers') })).toBeNull();
    // Nothing of what was posted is another thing now: nothing is shown again, and the department sees what liu says.
    const { state, supplement, submissions } = await mine(world);
    expect({ state, supplement }).toEqual({ state: 'RECOMMENDED', supplement: null });
    expect(submissions.at(-1).unchanged).toEqual([{ section: 'PAPERS', reason: '经核对无误' }]);
  });

  it('of a unit’s return is the whole form: it is posted whole afterwards', async () => {
    const other = await city();
    const { id } = await returned(other, await applicationIn(other, 'SUBMITTED'), 'chen', 'papers');
    expect(await other.refusal('liu', SAVE, { application: id, version: 1, content: DOCTOR })).toBeNull();
    expect((await mine(other)).openSections).toHaveLength(12);
    expect(await other.refusal('liu', SUBMIT, { application: id, version: (await mine(other)).version, key: freshKey() })).toBe(
      'NOT_MENDED',
    );
  });
});

describe('U7: what liu has mended after the recommendation', () => {
  let ready: World;
  let sent: Handle;
  beforeAll(async () => {
    ready = await city();
    sent = await mendedFor('zhao')(ready);
  });

  it('is posted again from the moment it is sent, three working days, and all concerned hear of it', async () => {
    const { supplement, posting, changedSincePosting } = await mine(ready);
    expect(supplement).toEqual({ returnedBy: 'DEPARTMENT', isDue: true, waived: null });
    expect(posting).toMatchObject({
      number: 2,
      state: 'RUNNING',
      days: 3,
      endsAt: '2024-09-15T00:00:00.000+08:00',
      supplements: ['PAPERS'],
    });
    expect(posting.changes).toContainEqual({ section: 'PAPERS', field: 'title', before: '函数教学初探', after: '几何教学再探' });
    expect(changedSincePosting.map(({ field }: { field: string }) => field)).toContain('title');
    const world = await copyOf(ready);
    expect(await topics(world, 'liu')).toContain('SUPPLEMENT_POSTED');
    expect(await topics(world, 'chen')).toContain('TO_DISPLAY');
  });

  it('is not approved to the last millisecond, nor before its report is made; then it is', async () => {
    const world = await copyOf(ready);
    for (const at of [world.now, LAST_MILLISECOND, '2024-09-15T00:00:00+08:00']) {
      world.at(at);
      expect(await approve(world, sent)).toBe('SUPPLEMENT_RUNNING');
    }
    world.at(OVER);
    await world.closePostings();
    expect(await mine(world)).toMatchObject({
      state: 'RECOMMENDED',
      version: sent.version,
      posting: { state: 'CLEARED' },
      changedSincePosting: [],
    });
    expect(await topics(world, 'zhao')).toContain('SUPPLEMENT_CLEARED');
    expect(await topics(world, 'liu')).toContain('SUPPLEMENT_OVER');
    expect(await approve(world, sent)).toBeNull();
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is approved at once where the department that returned it records, with reason, that the change is one of form', async () => {
    const world = await copyOf(ready);
    const asked = { application: sent.id, version: sent.version, opinion: '仅更正刊物全称' };
    expect(await world.refusal('qian', WAIVE, asked)).toBe('APPLICATION_UNKNOWN');
    expect(await world.refusal('wang', WAIVE, asked)).toBe('ROLE_REQUIRED');
    const { waiveSupplement } = await world.does('zhao', WAIVE, asked);
    expect(await world.refusal('zhao', WAIVE, { ...asked, version: waiveSupplement.version })).toBe('SUPPLEMENT_NONE');
    const { supplement, posting } = await mine(world);
    expect([supplement.waived.text, posting.state]).toEqual(['仅更正刊物全称', 'STOPPED']);
    const seen = 'query ($id: ID!) { node(id: $id) { ... on Application { supplement { waived { text } } } } }';
    for (const who of ['chen', 'he'])
      expect((await world.does(who, seen, { id: sent.id })).node.supplement.waived.text).toBe('仅更正刊物全称');
    expect(await topics(world, 'liu')).toContain('YOURS_OF_FORM');
    expect(await topics(world, 'chen')).toContain('OF_FORM');
    expect(await approve(world, waiveSupplement)).toBeNull();
  });

  it('right but to be mended, is returned, mended and posted again; what is as it was first shown needs no posting', async () => {
    const world = await copyOf(ready);
    await world.does('chen', DECIDE, { objection: await objection(world, (await mine(world)).posting.id, 'lin'), finding: 'TO_MEND' });
    expect(await approve(world, sent)).toBe('SUPPLEMENT_TO_MEND');
    const back = await returned(world, sent, 'zhao', 'papers');
    const other = await copyOf(world);
    await save(world, sent, PAPERS, 2);
    const again = await submit(world, 'liu', back);
    expect(await mine(world)).toMatchObject({ posting: { number: 3, state: 'RUNNING', supplements: ['PAPERS'] } });
    expect(await approve(world, again)).toBe('SUPPLEMENT_RUNNING');
    await save(other, sent, { papers: SECTIONS.papers }, 2);
    const first = await submit(other, 'liu', back);
    expect(await mine(other)).toMatchObject({ supplement: { isDue: false }, changedSincePosting: [] });
    expect(await approve(other, first)).toBeNull();
  });
});

it('U7: what the re-review had mended is passed when it has been shown; sent again as it was, at once', async () => {
  const world = await city();
  const handle = await underReReview(world);
  world.at('2024-11-05T10:00:00+08:00');
  const pass = (one: Handle) => world.refusal('wang', PASS, { application: one.id, version: one.version, opinion });
  const as = await sendAgain(world, 'liu', await returned(world, handle, 'wang', 'papers'), 'papers');
  const back = await returned(world, as, 'wang', 'papers');
  await save(world, handle, PAPERS);
  const again = await submit(world, 'liu', back);
  expect(await pass(again)).toBe('SUPPLEMENT_RUNNING');
  world.at('2024-11-09T00:01:00+08:00');
  await world.closePostings();
  expect(await pass(again)).toBeNull();
});
