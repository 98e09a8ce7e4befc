/** One fraud from the report to the revoked certificate, with hearing and appeal, over GraphQL (V2, V5, R4). */
import { describe, expect, it } from 'vitest';
import { certificatesOf } from '../support/certificates.ts';
import {
  ANSWER_APPEAL,
  APPEAL,
  caseAppealed,
  caseDecided,
  caseOpened,
  caseProposed,
  caseSteps,
  CASE_SEEN,
  DECIDE_CASE,
  effectsOn,
  LIU_HERE,
  measuresOf,
  PROPOSE,
  STATE_IN_CASE,
} from '../support/cases.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { ownApplication } from '../support/rosters.ts';
import { printed } from '../support/title-documents.ts';
import { titlesOf } from '../support/titles.ts';
import { topics } from '../support/titles.ts';
import { city, CYCLE, instant } from '../support/world.ts';

describe('V2: a decision that burdens somebody', () => {
  it('is told to 刘洋 beforehand, and not made before they are heard or the time for it is over, to the millisecond', async () => {
    const world = await city();
    const { id, application } = await caseOpened(world);
    const steps = await caseSteps(world, id);
    // Until there is a proposal, 刘洋 knows of no case.
    expect((await world.does('liu', CASE_SEEN, { id })).node).toBeNull();
    await steps.takes('wang', PROPOSE, { effects: effectsOn(application) });
    const { proposal } = await steps.seen('liu');
    expect(proposal).toMatchObject({ outcome: 'FOUNDED', hearingUntil: '2024-12-10T00:00:00.000+08:00' });
    expect(proposal.effects.map(({ says }: { says: { zh: string } }) => says.zh)).toEqual([
      '取消中小学教师副高级申报资格',
      '列入黑名单3年',
    ]);
    await world.deliver();
    expect(await topics(world, 'liu')).toContain('TO_BE_HEARD');
    const last = instant('2024-12-09T23:59:59.999+08:00');
    expect(await steps.refused('li', DECIDE_CASE, {}, last)).toBe('HEARING_RUNS');
    expect(await steps.refused('wang', DECIDE_CASE, {}, last + 1)).toBe('OTHER_HANDS');
    expect(await steps.refused('liu', STATE_IN_CASE, {}, last + 1)).toBe('HEARING_PAST');
    expect(await steps.refused('li', DECIDE_CASE, { document: null }, last + 1)).toBe('DECISION_DOCUMENT');
    world.at('2024-12-10T00:00:00+08:00');
    await steps.takes('li', DECIDE_CASE);
    expect(await steps.seen()).toMatchObject({ state: 'DECIDED' });
  });

  it('is heard of whoever it burdens: what is said once is said; who reported, and what was found, they do not see', async () => {
    const world = await city();
    const { id } = await caseProposed(world);
    const steps = await caseSteps(world, id);
    expect(await steps.refused('yang', STATE_IN_CASE)).toBe('CASE_UNKNOWN');
    await steps.takes('liu', STATE_IN_CASE, {}, 'liu');
    expect(await steps.refused('liu', STATE_IN_CASE)).toBe('STATED_ALREADY');
    const own = await steps.seen('liu');
    expect(own).toMatchObject({ text: null, named: null, reporter: null, findings: [], assignee: null, way: null });
    expect(own.heard).toEqual([{ name: '刘洋', text: '该文已录用，尚未见刊。' }]);
    expect(own.subjects).toEqual([{ name: '刘洋' }]);
    await steps.takes('li', DECIDE_CASE);
  });
});

describe('V2: what a decision does', () => {
  it('cancels the application, revokes title and certificate, gives the vacancy back, and lists 刘洋 for three years, in transactions that resume', async () => {
    const world = await city();
    const { id } = await caseDecided(world);
    const steps = await caseSteps(world, id);
    expect(await steps.seen()).toMatchObject({ state: 'DECIDED', done: 2, decision: { document: '嘉人社处〔2024〕1号' } });
    expect((await ownApplication(world, 'liu')).state).toBe('REVOKED');
    expect((await titlesOf(world, 'liu')).map(({ state }: { state: string }) => state)).toEqual(['REVOKED']);
    expect((await certificatesOf(world, 'liu')).map(({ state }: { state: string }) => state)).toEqual(['REVOKED']);
    const { items } = await world.table.query({ pk: `VACANCIES#school#${CYCLE}` });
    expect(items.map(({ taken }) => Number(taken))).toEqual(items.map(() => 0));
    const [listing] = await measuresOf(world, LIU_HERE());
    expect(listing).toMatchObject({
      kind: 'LISTING',
      state: 'STANDING',
      closes: ['APPLY', 'HANDLE', 'EVALUATE'],
      from: '2024-12-02T09:00:00.000+08:00',
      until: '2027-12-03T00:00:00.000+08:00',
      document: '嘉人社处〔2024〕1号',
    });
    await world.deliver();
    expect(await topics(world, 'liu')).toEqual(expect.arrayContaining(['DECIDED', 'TITLE_REVOKED', 'MEASURE_IMPOSED']));
    // 刘洋 sees what stands against them; another applicant does not.
    expect(await measuresOf(world, LIU_HERE(), 'liu')).toHaveLength(1);
    expect(await measuresOf(world, LIU_HERE(), 'yang')).toEqual([]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is done once, however often the queue brings it', async () => {
    const world = await city();
    const { id } = await caseDecided(world);
    const before = (await dump(world)).filter(({ pk }) => !pk.startsWith('OUTBOX'));
    const number = Buffer.from(id, 'base64').toString().split(':')[1] ?? '';
    for (const _ of [1, 2]) await world.printOf(`case.${number}.carry-0`);
    expect((await dump(world)).filter(({ pk }) => !pk.startsWith('OUTBOX'))).toEqual(before);
  });
});

describe('V2: an appeal', () => {
  it('is made until 24时 of the thirtieth day, and answered by nobody who had a hand in the case', async () => {
    const world = await city();
    const { id } = await caseDecided(world);
    const steps = await caseSteps(world, id);
    const last = instant('2025-01-01T23:59:59.999+08:00');
    expect(await steps.refused('liu', APPEAL, {}, last + 1)).toBe('APPEAL_PAST');
    expect(await steps.refused('yang', APPEAL, {}, last)).toBe('CASE_UNKNOWN');
    world.at('2025-01-01T23:59:59.999+08:00');
    await steps.takes('liu', APPEAL, {}, 'liu');
    for (const who of ['wang', 'li']) expect(await steps.refused(who, ANSWER_APPEAL)).toBe('OTHER_HANDS');
    await steps.takes('he', ANSWER_APPEAL);
    expect(await steps.seen()).toMatchObject({ state: 'CLOSED', appeal: { answer: { reversed: [] } } });
    expect((await ownApplication(world, 'liu')).state).toBe('REVOKED');
  });

  it('that is right gives back title and certificate, under a number of its own, and lifts the listing', async () => {
    const world = await city();
    const { id } = await caseAppealed(world);
    const steps = await caseSteps(world, id);
    expect(await steps.refused('he', ANSWER_APPEAL, { reversed: [3] })).toBe('EFFECT_NUMBER');
    world.at('2024-12-20T09:00:00+08:00');
    await steps.takes('he', ANSWER_APPEAL, { reversed: [1, 2] });
    await printed(world);
    expect((await ownApplication(world, 'liu')).state).toBe('CONFERRED');
    const titles = await titlesOf(world, 'liu');
    expect(titles.map(({ state }: { state: string }) => state)).toEqual(['VALID']);
    const certificates = await certificatesOf(world, 'liu');
    expect(certificates.map(({ state }: { state: string }) => state)).toEqual(['VALID', 'REVOKED']);
    expect(certificates[0].number).not.toBe(certificates[1].number);
    expect(certificates[0].paper).not.toBeNull();
    expect(await measuresOf(world, LIU_HERE())).toMatchObject([{ kind: 'LISTING', state: 'LIFTED' }]);
    await world.deliver();
    expect(await topics(world, 'liu')).toEqual(expect.arrayContaining(['APPEAL_ANSWERED', 'TITLE_REINSTATED', 'MEASURE_LIFTED']));
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
