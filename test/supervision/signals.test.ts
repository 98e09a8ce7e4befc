/** Risk signals in a city that has lived: each kind is raised, shown to whom it may be, dismissed, taken up, and lapses (V6). */
import { beforeAll, describe, expect, it } from 'vitest';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import { applicationId } from '../../schema/application/store.ts';
import { toItem } from '../../schema/table/item.ts';
import type { Item } from '../../schema/table/port.ts';
import { OPEN_CASE } from '../support/cases.ts';
import { createUnits } from '../support/channels.ts';
import { applicationIn, CONFIRM, draft, freshKey, RETURN, SAVE, sendAgain, submit, UPLOADS } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { putThere } from '../support/put-there.ts';
import { scan } from '../support/scans.ts';
import { DISMISS_SIGNAL, searched, SIGNAL_SEEN, signalOf, signalsSeen } from '../support/signals.ts';
import { city, CYCLE, instant, organisationId, person, type World } from '../support/world.ts';

const TEXT =
  '主持完成省级教育科学规划课题一项，课题成果在全市推广应用，编写校本教材两部，指导青年教师十二人，在省级以上刊物发表研究论文三篇';
const achievements = (text: string) => ({ achievements: { items: [{ article: 10, clause: 2, text, proofs: [1, 2] }] } });
const NIGHT = instant('2024-10-25T23:10:00+08:00');
const NOON = instant('2024-10-25T12:00:00+08:00');

/** Copies of an application under ids of their own, its person’s still: who has decided on each, and when, is told by `change`. */
async function copied(world: World, applicant: string, count: number, change: (index: number) => object): Promise<void> {
  const id = applicationId(CYCLE, applicant);
  const own = (await dump(world)).filter(({ pk }) => pk === `APPLICATION#${id}`);
  for (let index = 0; index < count; index += 1) {
    const other = applicationId(CYCLE, `${applicant}-${index}`);
    const copies = own.map((item) => JSON.parse(JSON.stringify(item).replaceAll(id, other)) as Item);
    const changed = copies.map((item) => (item.sk === 'A#HEAD' ? { ...item, ...change(index) } : item));
    await world.table.transact(changed.map((item) => ({ put: toItem(item, item), when: 'always', as: 'copy' })));
  }
}

const by = (officer: string, at: number) => ({ at, by: officer, text: '同意' });

/** 刘洋 and 杨帆 hand in the same; the school’s officer works by night, the hospital’s returns what is to be mended. */
async function lived(): Promise<World> {
  const world = await city();
  await createUnits(world); // companies among them, each with the code of a public institution
  await twins(world);
  const shared = await draft(world, 'yang', 'school', {
    ...achievements(`${TEXT}。`),
    basics: { startedWorkOn: '2010-07-01', employer: '某某培训学校' },
  });
  const bytes = scan('liu 0');
  const { requestUploads } = await world.does('yang', UPLOADS, {
    application: shared.id,
    files: [{ contentType: 'application/pdf', size: bytes.length }],
  });
  const { number } = putThere(world, requestUploads[0], bytes);
  await world.does('yang', CONFIRM, { application: shared.id, files: [{ number, title: '证书', fileName: '证书.pdf' }] });
  await submit(world, 'yang', shared);
  await applicationIn(world, 'RECOMMENDED', { changes: achievements(TEXT) });
  await copied(world, 'liu', 25, (index) => ({
    recommendation: { ...by('chen', NIGHT + index * 5000), vacancy: 'AVAILABLE' },
    promotionType: index < 6 ? 'EXCEPTIONAL' : 'NORMAL',
    passed: by('wang', NIGHT + 3_600_000 + index * 60_000),
  }));
  const handle = await applicationIn(world, 'ACCEPTED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
  const { returnApplication } = await world.does('huang', RETURN, { application: handle.id, version: handle.version, opinion: '请补正' });
  await sendAgain(world, 'ma', returnApplication);
  await copied(world, 'ma', 40, (index) => ({ recommendation: { ...by('huang', NOON + index * 600_000), vacancy: 'AVAILABLE' } }));
  return world;
}

/** Another 刘洋, born in the same month, with a passport. */
async function twins(world: World): Promise<void> {
  const liu = (await dump(world)).find(({ pk, sk }) => pk === 'ACCOUNT#liu' && sk === 'PROFILE') as unknown as {
    identity: { bornIn: string };
  };
  const passport = { identityKind: 'PASSPORT', identityNumber: 'E12345678', bornOn: `${liu.identity.bornIn}-20` };
  await createApplicant(await world.as('huang'), {
    unit: 'hospital',
    person: { ...person('liu-two', '刘洋'), ...passport },
    standing: { kind: 'INSTITUTION_STAFF' },
  });
  await applicationIn(world, 'SUBMITTED', { applicant: 'liu-two', unit: 'hospital', officer: 'huang' });
}

describe('V6: risk signals', () => {
  let world: World;
  beforeAll(async () => {
    world = await lived();
    await searched(world);
  });

  it('of every kind are raised, with what they were computed from', async () => {
    const all = await signalsSeen(world);
    expect([...new Set(all.map(({ kind }) => kind))].toSorted()).toEqual([
      'CODE_KIND',
      'EMPLOYER',
      'NEAR_TEXT',
      'OFFICER_AT_NIGHT',
      'OFFICER_IN_SECONDS',
      'OFFICER_NEVER_RETURNS',
      'SAME_ACHIEVEMENT',
      'SAME_FILE',
      'SPECIAL_SHARE',
      'TWO_DOCUMENTS',
    ]);
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['OPEN']));
    const one = (kind: string) => all.find((found) => found.kind === kind);
    expect(one('OFFICER_NEVER_RETURNS')?.evidence).toContainEqual({ name: 'OTHERS_RETURNS', values: ['41'] });
    expect(one('OFFICER_NEVER_RETURNS')?.about[0]?.account?.name).toBe('陈静');
    expect(one('SPECIAL_SHARE')?.reason.zh).toMatch(/^本单位\d+件申报中破格晋升6件/u);
    expect(one('EMPLOYER')?.evidence).toContainEqual({ name: 'EMPLOYER', values: ['某某培训学校'] });
    expect(one('NEAR_TEXT')?.about.flatMap(({ application }) => application?.applicantName ?? [])).toContain('杨帆');
  });

  it('are read by the bureau and supervisors; what is about the bureau’s officer by supervisors alone', async () => {
    const nights = (who: string) => signalsSeen(world, who, { kind: 'OFFICER_AT_NIGHT' });
    const names = async (who: string) => new Set((await nights(who)).map(({ about }) => about[0]?.account?.name));
    expect(await names('he')).toEqual(new Set(['王建国', '陈静']));
    expect(await names('wang')).toEqual(new Set(['陈静']));
    expect(await names('li')).toEqual(new Set(['陈静']));
    const [ofWang] = (await nights('he')).filter(({ desk }) => desk === 'SUPERVISION');
    expect((await world.does('wang', SIGNAL_SEEN, { id: ofWang?.id })).node).toBeNull();
    expect(await world.refusal('wang', DISMISS_SIGNAL, { signal: ofWang?.id, version: 1, key: freshKey() })).toBe('SIGNAL_UNKNOWN');
    for (const who of ['chen', 'liu', 'zhao']) {
      expect((await world.does(who, SIGNAL_SEEN, { id: (await nights('wang'))[0]?.id })).node).toBeNull();
      expect(await world.refusal(who, '{ signals { edges { node { id } } } }')).toBe('ROLE_REQUIRED');
    }
    expect(await world.refusal('yu', DISMISS_SIGNAL, { signal: ofWang?.id, version: 1, key: freshKey() })).toBe('SIGNAL_UNKNOWN');
  });

  it('are found by the unit that they are about, by kind and by state', async () => {
    const ofSchool = await signalsSeen(world, 'wang', { unit: organisationId('school') });
    expect(ofSchool.map(({ kind }) => kind)).toContain('SPECIAL_SHARE');
    expect(ofSchool.map(({ kind }) => kind)).not.toContain('CODE_KIND');
    expect(await signalsSeen(world, 'wang', { state: 'DISMISSED' })).toEqual([]);
  });

  it('found again stay what they were: open ones the same, dismissed ones dismissed', async () => {
    const [one] = await signalsSeen(world, 'wang', { kind: 'SAME_FILE' });
    const { dismissSignal } = await world.does('wang', DISMISS_SIGNAL, { signal: one?.id, version: one?.version, key: freshKey() });
    expect(dismissSignal).toMatchObject({ state: 'DISMISSED', dismissedBy: { name: '王建国' } });
    const before = await signalsSeen(world);
    await searched(world, 'he');
    expect(await signalsSeen(world)).toEqual(before);
    const again = { signal: one?.id, version: dismissSignal.version, key: freshKey() };
    expect(await world.refusal('wang', DISMISS_SIGNAL, again)).toBe('SIGNAL_NOT_OPEN');
  });

  it('are taken up by a case, once', async () => {
    const { id: signal, allowedActions } = await signalOf(world, 'NEAR_TEXT');
    expect(allowedActions.every(({ isAllowed }) => isAllowed)).toBe(true);
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [], signal, key: freshKey() });
    const { node } = await world.does('he', SIGNAL_SEEN, { id: signal });
    expect(node).toMatchObject({ state: 'TAKEN_UP', caseNumber: openCase.number });
    expect(node.history.edges.map((edge: { node: { action: string } }) => edge.node.action)).toContain('takeUp');
    expect(await world.refusal('wang', OPEN_CASE, { subjects: [], signal, key: freshKey() })).toBe('SIGNAL_NOT_OPEN');
    await searched(world);
    expect((await world.does('he', SIGNAL_SEEN, { id: signal })).node.state).toBe('TAKEN_UP');
  });

  it('lapse when they are so no more, and open again when they are', async () => {
    const { id } = await signalOf(world, 'EMPLOYER');
    const head = (await dump(world)).find(
      (item) => item.pk === `APPLICATION#${applicationId(CYCLE, 'yang')}` && item.sk === 'A#HEAD',
    ) as Item;
    const put = (state: string) => world.table.transact([{ put: toItem(head, { ...head, state }), when: 'always', as: 'head' }]);
    const stateThen = async () => (await world.does('he', SIGNAL_SEEN, { id })).node.state;
    await put('WITHDRAWN');
    await searched(world);
    expect(await stateThen()).toBe('LAPSED');
    await put('SUBMITTED');
    await searched(world);
    expect(await stateThen()).toBe('OPEN');
  });
});

describe('V6: what is looked at', () => {
  it('is what was submitted last: what is being mended is still the applicant’s own', async () => {
    const world = await city();
    const basics = (employer: string) => ({ basics: { startedWorkOn: '2010-07-01', employer } });
    const { id, version } = await applicationIn(world, 'ACCEPTED', { changes: basics('某某培训学校') });
    await world.does('chen', RETURN, { application: id, version, opinion: '请核实工作单位' });
    await world.does('liu', SAVE, { application: id, version: 1, content: basics('嘉峪关市第一中学') });
    expect((await signalOf(world, 'EMPLOYER')).evidence).toContainEqual({ name: 'EMPLOYER', values: ['某某培训学校'] });
  });
});

describe('V6: every night', () => {
  it('they are looked for once, and the bureau hears in the morning how many are new', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED');
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    world.at('2024-09-18T00:30:00+08:00');
    expect((await world.sendDue()).searched).toEqual([{ cycle: CYCLE, day: '2024-09-18' }]);
    expect((await world.sendDue()).searched).toEqual([]);
    await world.deliver();
    await world.count();
    expect((await signalsSeen(world)).map(({ kind }) => kind)).toEqual(['SAME_ACHIEVEMENT']);
    expect(wrongWith(await dump(world))).toEqual([]);
    world.at('2024-09-18T09:00:00+08:00');
    await world.sendDue();
    await world.deliver();
    const toldTo = async (who: string) =>
      (await world.does(who, '{ inbox(first: 20) { edges { node { title: heading { zh } } } } }')).inbox.edges.map(
        (edge: { node: { title: { zh: string } } }) => edge.node.title.zh,
      );
    expect(await toldTo('wang')).toContain('新增风险信号1条');
    expect(await toldTo('he')).not.toContain('新增风险信号1条');
  });
});
