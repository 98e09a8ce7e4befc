/** A notice over GraphQL: 王建国 writes 2025's from 2024's, 李秀梅 confirms it, and it is in force (C8, C9). */
import { beforeAll, describe, expect, it } from 'vitest';
import { amended, AMEND_NOTICE, DRAFT, partOf, PARTS, PUBLISH, SAVE_PART, SET_HOLIDAYS, WITHDRAW_NOTICE } from './acts.ts';
import { AMEND } from '../calendar/acts.ts';
import { applicationIn, BEGIN, freshKey, judged, RETURN, SAVE, submit, SUBMIT } from '../support/forms.ts';
import { documentFor } from '../../schema/announcement/carrying.ts';
import { isStricter } from '../../schema/drafting/limits.ts';
import { city, CYCLE, instant, organisationId, type World } from '../support/world.ts';

const NEXT = '620200-2025-1';
type Line = { severity: string; code: string; path: string };
const errors = (lines: readonly Line[]) => lines.filter(({ severity }) => severity === 'ERROR');

describe('a notice from last year’s', () => {
  let world: World;
  let draft = '';
  let version = 0;
  beforeAll(async () => {
    world = await city();
  });

  it('moves each day to the same weekday, flags it until its part is saved, and leaves out what names the document', async () => {
    const { draftAnnouncement } = await world.does('wang', DRAFT, { year: 2025, copyOf: CYCLE });
    ({ id: draft, version } = draftAnnouncement);
    expect(draftAnnouncement).toMatchObject({ cycle: NEXT, state: 'OPEN' });
    const { parts } = (await world.does('wang', PARTS, { id: draft })).node;
    const phases = parts.find(({ part }: { part: string }) => part === 'PHASES');
    // 11 September 2024 was a Wednesday; so is 10 September 2025.
    expect(phases.content[1]).toMatchObject({ name: 'APPLICATION', opens: '2025-09-10 00:00', closes: '2025-10-19 24:00' });
    expect(phases.shifted).toContain('phases[1].opens');
    expect(phases.shifted).toHaveLength(14);
    const paths = errors(draftAnnouncement.check).map(({ path }: Line) => path);
    expect(paths.toSorted()).toEqual(['notice.document', 'notice.issuedOn']);
    const { saveAnnouncement } = await world.does('wang', SAVE_PART, { draft, version, part: 'PHASES', content: phases.content });
    version = saveAnnouncement.version;
    const after = (await world.does('wang', PARTS, { id: draft })).node.parts.find(({ part }: { part: string }) => part === 'PHASES');
    expect(after.shifted).toEqual([]);
  });

  it('C8: is saved part by part against the version that was seen, right or wrong; what is wrong cannot be published', async () => {
    const notice = await partOf(world, 'li', draft, 'NOTICE');
    const content = { ...notice, document: '嘉人社发〔2025〕88号', issuedOn: '2025-02-30' };
    const stale = { draft, version: version - 1, part: 'NOTICE', content };
    expect(await world.refusal('li', SAVE_PART, stale)).toBe('VERSION_STALE');
    const { saveAnnouncement: wrong } = await world.does('li', SAVE_PART, { ...stale, version });
    expect(errors(wrong.check).map(({ path }: Line) => path)).toEqual(['notice.issuedOn']);
    expect(await world.refusal('li', PUBLISH, { draft, version: wrong.version })).toBe('DRAFT_WRONG');
    const right = { draft, version: wrong.version, part: 'NOTICE', content: { ...content, issuedOn: '2025-09-01' } };
    const { saveAnnouncement } = await world.does('li', SAVE_PART, right);
    expect(errors(saveAnnouncement.check)).toEqual([]);
    version = saveAnnouncement.version;
  });

  it('belongs to the bureau: supervisors read it, nobody else knows of it, and no other city’s officers exist for it', async () => {
    expect((await world.does('he', PARTS, { id: draft })).node.state).toBe('OPEN');
    for (const who of [null, 'liu', 'chen', 'zhao']) expect((await world.ask(who, PARTS, { id: draft })).data.node).toBeNull();
    expect(await world.refusal('he', SAVE_PART, { draft, version, part: 'CITATIONS', content: {} })).toBe('ROLE_REQUIRED');
    expect(await world.refusal('wang', DRAFT, { year: 2025, copyOf: CYCLE })).toBe('DRAFT_EXISTS');
    expect(await world.refusal('wang', DRAFT, { year: 2024, copyOf: CYCLE })).toBe('CYCLE_PUBLISHED');
  });

  it('C8: takes two officers: who proposes does not confirm, and whoever changes it afterwards takes the proposal back', async () => {
    const { publishAnnouncement: proposed } = await world.does('wang', PUBLISH, { draft, version });
    expect(proposed).toMatchObject({ state: 'PROPOSED', proposedBy: 'wang' });
    await world.deliver();
    expect((await world.does('li', '{ inbox { edges { node { topic } } } }')).inbox.edges[0].node.topic).toBe('NOTICE_TO_CONFIRM');
    expect(await world.refusal('wang', PUBLISH, { draft, version: proposed.version })).toBe('SECOND_OFFICER');
    const citations = { ...(await partOf(world, 'li', draft, 'CITATIONS')), D2: '三（六）' };
    const { saveAnnouncement } = await world.does('li', SAVE_PART, {
      draft,
      version: proposed.version,
      part: 'CITATIONS',
      content: citations,
    });
    expect(saveAnnouncement).toMatchObject({ state: 'OPEN', proposedBy: null });
    const { publishAnnouncement: again } = await world.does('li', PUBLISH, { draft, version: saveAnnouncement.version });
    const key = freshKey();
    const confirmed = await world.does('wang', PUBLISH, { draft, version: again.version, key });
    expect(confirmed.publishAnnouncement).toMatchObject({ state: 'PUBLISHED' });
    // Asked once more under the same key, it is what it was.
    expect((await world.does('wang', PUBLISH, { draft, version: again.version, key })).publishAnnouncement).toMatchObject({
      state: 'PUBLISHED',
    });
    version = confirmed.publishAnnouncement.version;
  });

  it('is in force at once: listed, scheduled by the outbox, and told to those who review', async () => {
    const { cycles } = await world.does(null, '{ cycles { cycle: code year round document phases { name opensAt } } }');
    expect(cycles.map(({ cycle }: { cycle: string }) => cycle)).toEqual([CYCLE, NEXT]);
    expect(cycles[1]).toMatchObject({ year: 2025, round: 1, document: '嘉人社发〔2025〕88号' });
    expect((await world.does(null, '{ cycle { cycle: code } }')).cycle.cycle).toBe(CYCLE); // 2024's is under way
    await world.deliver();
    await world.tellAnnouncements();
    const names = world.schedules.map(({ name }) => name).filter((name) => name.startsWith(NEXT));
    expect(names).toHaveLength(7 * 2 + 4 * 5 + 1);
    expect(world.schedules.find(({ name }) => name.startsWith(`${NEXT}-APPLICATION-opens`))?.at).toBe(instant('2025-09-10T00:00:00+08:00'));
    expect((await world.does('zhao', '{ inbox { edges { node { topic } } } }')).inbox.edges[0].node.topic).toBe('NOTICE_PUBLISHED');
  });

  it('C15: the refusals of each year cite its own document and section', async () => {
    const asked = (cycle: string) => ({ unit: organisationId('school'), cycle });
    const source = async (cycle: string, at: string) => {
      world.at(at);
      const { errors: refused } = await world.ask('liu', BEGIN, asked(cycle));
      return refused?.[0]?.extensions;
    };
    expect(await source(NEXT, '2024-09-12T09:00:00+08:00')).toMatchObject({
      code: 'WINDOW_NOT_OPEN',
      source: '嘉人社发〔2025〕88号 二（三）',
    });
    expect(await source(CYCLE, '2024-10-21T00:00:00+08:00')).toMatchObject({
      code: 'WINDOW_CLOSED',
      source: '嘉人社发〔2024〕205号 二（三）',
    });
  });

  it('can be withdrawn until a minute before its first window opens as it then stands, and not a millisecond later', async () => {
    world.at('2025-08-30T09:00:00+08:00');
    const later = { cycle: NEXT, phase: 'PREPARATION', opensAt: '2025-08-31T09:00:00+08:00' };
    await world.does('li', AMEND, later);
    expect(await world.refusal('wang', WITHDRAW_NOTICE, { draft, version: version - 1 })).toBe('VERSION_STALE');
    const opens = (await world.does(null, '{ cycles(year: 2025) { phases { opensAt } } }')).cycles[0].phases[0].opensAt;
    expect(opens).toBe('2025-08-31T09:00:00.000+08:00');
    world.at(new Date(Date.parse(opens) - 59_999).toISOString());
    expect(await world.refusal('wang', WITHDRAW_NOTICE, { draft, version })).toBe('CYCLE_BEGUN');
    world.at(new Date(Date.parse(opens) - 60_000).toISOString());
    expect((await world.does('wang', WITHDRAW_NOTICE, { draft, version })).withdrawAnnouncement.state).toBe('DROPPED');
    expect((await world.does(null, '{ cycles { cycle: code } }')).cycles).toEqual([{ cycle: CYCLE }]);
    expect(await world.refusal(null, `{ cycle(cycle: "${NEXT}") { year } }`)).toBe('CYCLE_UNKNOWN');
    // Everything that was written is kept, and written anew.
    const { draftAnnouncement } = await world.does('wang', DRAFT, { year: 2025, copyOf: CYCLE });
    expect(draftAnnouncement.version).toBeGreaterThan(version);
  });

  it('C8: published anew it has its own windows, whatever was amended in the one that was taken back; they are amended in turn', async () => {
    const notice = await partOf(world, 'li', draft, 'NOTICE');
    const named = { ...notice, document: '嘉人社发〔2025〕90号', issuedOn: '2025-08-31' };
    const seen = (await world.does('wang', PARTS, { id: draft })).node;
    const saved = await world.does('wang', SAVE_PART, { draft, version: seen.version, part: 'NOTICE', content: named });
    const proposed = await world.does('wang', PUBLISH, { draft, version: saved.saveAnnouncement.version });
    await world.does('li', PUBLISH, { draft, version: proposed.publishAnnouncement.version });
    const windows = async () => {
      const { cycles } = await world.does(null, '{ cycles(year: 2025) { phases { opensAt closesAt } amendments { number } } }');
      const { phases, amendments } = cycles[0];
      return { prepares: phases[0].opensAt, applies: phases[1].closesAt, amendments };
    };
    const announced = { prepares: '2025-08-31T00:00:00.000+08:00', applies: '2025-10-20T00:00:00.000+08:00', amendments: [] };
    expect(await windows()).toEqual(announced);
    const applies = '2025-10-21T00:00:00.000+08:00';
    await world.does('li', AMEND, { cycle: NEXT, phase: 'APPLICATION', closesAt: applies });
    expect(await windows()).toEqual({ ...announced, applies, amendments: [{ number: 2 }] });
  });
});

describe('C8: whom an amendment reaches where nothing is said', () => {
  const asks = (hours: number, more: object = {}) => ({ policy: { seniorityAsOf: '2024-12-31', continuingEducation: { hours }, ...more } });

  it('new ones alone, where it asks more of anybody, also of those who applied before new ones were asked even more', () => {
    expect(isStricter([asks(90)], [], asks(91))).toBe(true);
    expect(isStricter([asks(90)], [], asks(90))).toBe(false);
    expect(isStricter([asks(90), asks(120)], [2], asks(100))).toBe(true);
    expect(isStricter([asks(90), asks(120)], [], asks(100))).toBe(false);
  });

  it('so it does where years are counted otherwise, or a type of file is taken no more', () => {
    expect(isStricter([asks(90, { yearsCounted: 'BY_YEAR' })], [], asks(90))).toBe(true);
    expect(isStricter([asks(90)], [], asks(90, { proofs: { types: ['application/pdf'] } }))).toBe(true);
  });
});

describe('an amendment of what is in force', () => {
  it('C8: is proposed and confirmed; what is stricter reaches new ones only, unless it is said; windows have their own way', async () => {
    const world = await city();
    const { version, notice } = (await world.does('wang', '{ cycle { version notice { document } } }')).cycle;
    const { policy, phases } = notice.document;
    const amend = (content: object, more: object = {}) => ({ version, parts: [{ part: 'POLICY', content }], ...more });
    expect(await world.refusal('wang', AMEND_NOTICE, { version, parts: [{ part: 'PHASES', content: phases }] })).toBe('AMENDS_WINDOWS');
    expect(await world.refusal('wang', AMEND_NOTICE, amend(policy))).toBe('AMENDS_NOTHING');
    const twice = [1, 2].map((most) => ({ part: 'POLICY', content: { ...policy, returns: { most, counted: 'TOGETHER' } } }));
    expect(await world.refusal('wang', AMEND_NOTICE, { version, parts: twice })).toBe('PART_TWICE');
    const stricter = { ...policy, returns: { most: 2, counted: 'TOGETHER' } };
    const { amendAnnouncement } = await world.does('wang', AMEND_NOTICE, amend(stricter));
    expect(amendAnnouncement).toMatchObject({ state: 'PROPOSED', amends: { version: 1, appliesTo: 'NEW' } });
    const { id: draft } = amendAnnouncement;
    expect(await world.refusal('wang', PUBLISH, { draft, version: amendAnnouncement.version })).toBe('SECOND_OFFICER');
    // Confirmed twice at once, it is in force once, and the other is told that it has changed.
    const confirm = () => world.refusal('li', PUBLISH, { draft, version: amendAnnouncement.version });
    expect((await Promise.all([confirm(), confirm()])).toSorted()).toEqual(['VERSION_STALE', null]);
    const { cycle } = await world.does(
      null,
      '{ cycle { version policy { maximumReturns } first: notice(version: 1) { hash } second: notice { hash number } } }',
    );
    expect(cycle).toMatchObject({ version: 2, policy: { maximumReturns: 2 }, second: { number: 2 } });
    expect(cycle.first.hash).not.toBe(cycle.second.hash);
    await world.deliver();
    await world.tellAnnouncements();
    expect((await world.does('zhao', '{ inbox { edges { node { topic text: body { zh } } } } }')).inbox.edges[0].node).toMatchObject({
      topic: 'NOTICE_AMENDED',
      text: { zh: expect.stringContaining('仅适用于此后首次提交的申报') },
    });
  });
});

describe('C15: whoever has applied is judged by what was in force then', () => {
  it('a limit of returns made stricter for new ones leaves the applications that are under way as they were, and reaches the next', async () => {
    const world = await city();
    const left = async (id: string) =>
      (await world.does('wang', 'query ($id: ID!) { node(id: $id) { ... on Application { returnsLeft { left most } } } }', { id })).node
        .returnsLeft;
    const liu = await applicationIn(world, 'RECOMMENDED');
    await amended(world, 'POLICY', { returns: { most: 2, counted: 'TOGETHER' } }, 'NEW');
    const yang = await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    expect(await left(liu.id)).toEqual({ left: 3, most: 3 });
    expect(await left(yang.id)).toEqual({ left: 2, most: 2 });
    // What holds for all reaches both, and takes nothing of the other amendment along.
    await amended(world, 'POLICY', { restoreDays: 40 }, 'ALL');
    expect(await left(liu.id)).toEqual({ left: 3, most: 3 });
    expect(await left(yang.id)).toEqual({ left: 2, most: 2 });
  });

  it('D9: asked for more of everybody, who was returned can give it, though their form was judged; asked of new ones alone, it stays closed', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const told = { application: id, version, opinion: '论文刊物有误', judgements: judged('papers') };
    let liu = (await world.does('zhao', RETURN, told)).returnApplication;
    const open = async () => (await world.does('liu', '{ myApplication { openSections } }')).myApplication.openSections as string[];
    const insured = {
      title: { zh: '社会保险缴纳月数', en: 'months of insurance' },
      asks: 'NUMBER',
      unit: { zh: '个月', en: 'months' },
      least: 12,
    };
    const answer = { items: [{ condition: 'insured', value: 24, proofs: [1] }] };
    const saving = { application: id, version: 0, content: { conditions: answer } };
    await amended(world, 'STANDARDS', { conditions: [{ id: 'of-new-ones', ...insured, source: '二（四）' }] }, 'NEW');
    expect(await open()).toEqual(['PAPERS']);
    expect(await world.refusal('liu', SAVE, saving)).toBe('SECTION_CLOSED');
    await amended(world, 'STANDARDS', { conditions: [{ id: 'insured', ...insured, source: '二（四）' }] }, 'ALL');
    expect(await open()).toEqual(expect.arrayContaining(['PAPERS', 'CONDITIONS', 'EDUCATION']));
    const again = { application: id, version: liu.version, key: freshKey(), unchanged: [{ section: 'PAPERS', reason: '与原件一致' }] };
    expect(await world.refusal('liu', SUBMIT, again)).toBe('NOT_ELIGIBLE');
    await world.does('liu', SAVE, saving);
    liu = await submit(world, 'liu', liu, { unchanged: again.unchanged });
    expect(liu.state).toBe('RECOMMENDED');
  });

  it('a version that changes what an earlier one had changed for new ones alone is carried over leaf by leaf', () => {
    const [one, two, three] = [{ policy: { a: 1, b: 1 } }, { policy: { a: 2, b: 1 } }, { policy: { a: 2, b: 3 } }];
    expect(documentFor([one, two, three], [2], 1)).toEqual({ policy: { a: 1, b: 3 } });
    expect(documentFor([one, two, three], [2], 2)).toEqual(three);
    expect(documentFor([one, two, three], [], 1)).toEqual(three);
    expect(documentFor([one, two, three], [2, 3], 1)).toEqual(one);
  });
});

describe('C9: holidays', () => {
  it('are recorded for the nation and for the city over it, against the version that was seen; what cannot be is told at once', async () => {
    const world = await city();
    const ends = async (from: string) =>
      (await world.does(null, `{ endOfPeriod(from: "${from}", days: 1, kind: WORKING) }`)).endOfPeriod as string;
    const local = {
      region: '620200',
      year: 2024,
      off: [{ first: '2024-10-08', last: '2024-10-08' }],
      worked: [],
      document: '嘉政办发〔2024〕9号',
    };
    expect(await ends('2024-09-30T10:00:00+08:00')).toBe('2024-10-09T00:00:00.000+08:00');
    expect(await world.refusal('zhao', SET_HOLIDAYS, { ...local, version: 0 })).toBe('ROLE_REQUIRED');
    expect(await world.refusal('wang', SET_HOLIDAYS, { ...local, region: '500000', version: 0 })).toBe('ROLE_REQUIRED');
    const wrong = { ...local, off: [{ first: '2024-10-08', last: '2024-10-07' }], worked: ['2024-10-09', '2025-01-04'] };
    const { errors: refused } = await world.ask('wang', SET_HOLIDAYS, { ...wrong, version: 0 });
    expect(refused?.[0]?.extensions).toMatchObject({ code: 'HOLIDAYS_WRONG' });
    expect(refused?.[0]?.extensions['details'].told).toHaveLength(3);
    await world.does('wang', SET_HOLIDAYS, { ...local, version: 0 });
    expect(await ends('2024-09-30T10:00:00+08:00')).toBe('2024-10-10T00:00:00.000+08:00');
    expect(await world.refusal('li', SET_HOLIDAYS, { ...local, version: 0 })).toBe('VERSION_STALE');
    expect((await world.does('li', SET_HOLIDAYS, { ...local, off: [], version: 1 })).setHolidays.version).toBe(2);
    expect(await ends('2024-09-30T10:00:00+08:00')).toBe('2024-10-09T00:00:00.000+08:00');
  });
});

it('an officer’s first look at a draft that nobody has written says all that is missing, part by part', async () => {
  const world = await city();
  const { draftAnnouncement } = await world.does('wang', DRAFT, { year: 2026, cityName: '嘉峪关市' });
  const missing = errors(draftAnnouncement.check).map(({ path }: Line) => path);
  expect(missing).toEqual(expect.arrayContaining(['phases', 'policy', 'reviewers', 'committees']));
  expect(await world.refusal('li', PUBLISH, { draft: draftAnnouncement.id, version: draftAnnouncement.version })).toBe('DRAFT_WRONG');
  expect(await world.refusal('wang', DRAFT, { year: 2027 })).toBe('CITY_NAME_MISSING');
});
