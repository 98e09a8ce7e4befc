/** A decision that burdens two: each is heard, each may appeal, and what concerns the bureau is not the bureau's own (V2, V5, P7). */
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, startOfDay } from '../../schema/core/time.ts';
import { loadCase } from '../../schema/supervision/cases/store.ts';
import { MOST_EXTENSIONS, MOST_FINDINGS } from '../../schema/supervision/cases/model.ts';
import {
  ANSWER_APPEAL,
  APPEAL,
  caseSteps,
  DECIDE_CASE,
  EXTEND,
  FIND,
  LIU_HERE,
  NAME_SUBJECTS,
  OPEN_CASE,
  PASS_CASE,
  PROPOSE,
  reports,
  STATE_IN_CASE,
  TRIAGE,
} from '../support/cases.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { step } from '../support/living.ts';
import { printed } from '../support/title-documents.ts';
import { accountId, city, instant, organisationId, type World } from '../support/world.ts';

const DAY = 86_400_000;
const measure = { kind: 'REMINDER', ground: '将账号出借他人使用。' };
const BOTH = () => [
  { impose: { subject: LIU_HERE(), measure: { kind: 'LISTING', ground: '提供虚假材料。' } } },
  { impose: { subject: organisationId('school'), measure } },
];

/** The bureau proposes to list 刘洋 and to remind the school. */
const bothProposed = step('bothProposed', async (world: World): Promise<string> => {
  const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [LIU_HERE(), organisationId('school')], key: freshKey() });
  const steps = await caseSteps(world, openCase.id);
  await steps.takes('wang', TRIAGE);
  await steps.takes('wang', PROPOSE, { effects: BOTH() });
  return openCase.id;
});

const bothDecided = step('bothDecided', async (world: World): Promise<string> => {
  const id = await bothProposed(world);
  const steps = await caseSteps(world, id);
  await steps.takes('liu', STATE_IN_CASE, {}, 'liu');
  await steps.takes('chen', STATE_IN_CASE, {}, 'chen');
  await steps.takes('li', DECIDE_CASE);
  await printed(world);
  return id;
});

const topics = async (world: World, who: string): Promise<string[]> => {
  await world.deliver();
  const { inbox } = await world.does(who, '{ inbox(first: 50) { edges { node { topic } } } }');
  return inbox.edges.map(({ node }: { node: { topic: string } }) => node.topic);
};

describe('V2: whom a decision burdens', () => {
  it('is heard, each of them: two officers of the school do not speak for 刘洋', async () => {
    const world = await city();
    const steps = await caseSteps(world, await bothProposed(world));
    await steps.takes('chen', STATE_IN_CASE, {}, 'chen');
    await steps.takes('lin', STATE_IN_CASE, {}, 'lin');
    expect(await steps.refused('li', DECIDE_CASE)).toBe('HEARING_RUNS');
    await steps.takes('liu', STATE_IN_CASE, {}, 'liu');
    expect(await steps.refused('li', DECIDE_CASE)).toBeNull();
  });

  it('appeals, each of them once, to the last millisecond; one answer is given to all, and not before', async () => {
    const world = await city();
    const steps = await caseSteps(world, await bothDecided(world));
    await steps.takes('liu', APPEAL, {}, 'liu');
    expect(await steps.refused('liu', APPEAL)).toBe('APPEALED_ALREADY');
    expect(await steps.refused('he', ANSWER_APPEAL, { reversed: [] })).toBe('APPEALS_RUN');
    const decided = await loadCase(world.table, Buffer.from(steps.id, 'base64').toString().slice('Case:'.length));
    const over = instant(new Date((decided?.decision?.at ?? 0) + 31 * DAY).toISOString().slice(0, 10) + 'T00:00:00+08:00');
    expect(await steps.refused('chen', APPEAL, {}, over)).toBe('APPEAL_PAST');
    expect(await steps.refused('lin', APPEAL, {}, over - 1)).toBeNull();
    expect(await steps.refused('chen', APPEAL)).toBe('APPEALED_ALREADY'); // for the school its other officer has
    const { appeal } = (
      await world.does('he', 'query ($id: ID!) { node(id: $id) { ... on Case { appeal { text others { text } } } } }', { id: steps.id })
    ).node;
    expect(appeal.others).toHaveLength(1);
    expect(await steps.refused('he', ANSWER_APPEAL, { reversed: [1] })).toBeNull();
    await printed(world);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is answered when the others may appeal no more, and not a millisecond before', async () => {
    const world = await city();
    const steps = await caseSteps(world, await bothDecided(world));
    await steps.takes('liu', APPEAL, {}, 'liu');
    const decided = await loadCase(world.table, Buffer.from(steps.id, 'base64').toString().slice('Case:'.length));
    const over = instant(new Date((decided?.decision?.at ?? 0) + 31 * DAY).toISOString().slice(0, 10) + 'T00:00:00+08:00');
    expect(await steps.refused('he', ANSWER_APPEAL, { reversed: [] }, over - 1)).toBe('APPEALS_RUN');
    expect(await steps.refused('he', ANSWER_APPEAL, { reversed: [] }, over)).toBeNull();
  });

  it('and is burdened no more by another proposal hears so', async () => {
    const world = await city();
    const steps = await caseSteps(world, await bothProposed(world));
    await steps.takes('wang', PROPOSE, { effects: [BOTH()[0]] });
    expect(await topics(world, 'chen')).toContain('NOT_BURDENED');
    expect(await topics(world, 'liu')).not.toContain('NOT_BURDENED');
  });

  it('is not shown when the report came nor what was said to whoever reported', async () => {
    const world = await city();
    const steps = await caseSteps(world, await bothProposed(world));
    const SEEN = 'query ($id: ID!) { node(id: $id) { ... on Case { state: caseState at: receivedAt triage { text } text named } } }';
    expect((await world.does('liu', SEEN, { id: steps.id })).node).toEqual({
      state: 'PROPOSED',
      at: null,
      triage: null,
      text: null,
      named: null,
    });
    expect((await world.does('he', SEEN, { id: steps.id })).node.triage).not.toBeNull();
  });
});

describe('P7: what concerns the bureau', () => {
  const reminding = () => [{ impose: { subject: accountId('li'), measure } }];

  it('is not proposed at the bureau’s own desk, though nobody was named', async () => {
    const world = await city();
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    await steps.takes('wang', TRIAGE);
    expect(await steps.refused('wang', PROPOSE, { effects: reminding() })).toBe('CASE_OF_BUREAU');
    await steps.takes('wang', PASS_CASE);
    expect(await steps.refused('he', PROPOSE, { effects: reminding() })).toBeNull();
  });

  it('is not given back to the bureau', async () => {
    const world = await city();
    const { openCase } = await world.does('he', OPEN_CASE, { desk: 'SUPERVISION', subjects: [accountId('li')], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    expect(await steps.refused('he', PASS_CASE, { to: 'BUREAU' })).toBe('CASE_OF_BUREAU');
    await steps.takes('he', NAME_SUBJECTS, { subjects: [LIU_HERE()] });
    expect(await steps.refused('he', PASS_CASE, { to: 'BUREAU' })).toBeNull();
  });

  it('and was declined there is taken over by the supervisors, and looked at anew', async () => {
    const world = await city();
    const { data } = await reports(world, 'liu', { reporter: { name: '刘洋', telephone: '13993712345' } });
    const id = Buffer.from(`Case:${data.reportMatter.number}`).toString('base64');
    const steps = await caseSteps(world, id);
    await steps.takes('wang', TRIAGE, { isAccepted: false });
    expect(await steps.refused('wang', PASS_CASE)).toBe('CASE_NOT_IN_STATE');
    await steps.takes('he', PASS_CASE, { to: 'SUPERVISION' });
    expect(await steps.seen()).toMatchObject({ state: 'RECEIVED', desk: 'SUPERVISION' });
    expect(await steps.refused('wang', TRIAGE)).toBe('CASE_UNKNOWN');
    await steps.takes('he', TRIAGE);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('whoever took a matter up by office has a hand in it, and answers no appeal', async () => {
    const world = await city();
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [LIU_HERE()], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    for (const document of [TRIAGE, FIND]) await steps.takes('li', document);
    await steps.takes('li', PROPOSE, { effects: [BOTH()[0]] });
    await steps.takes('liu', STATE_IN_CASE, {}, 'liu');
    await steps.takes('wang', DECIDE_CASE);
    await steps.takes('liu', APPEAL, {}, 'liu');
    expect(await steps.refused('wang', ANSWER_APPEAL, { reversed: [] })).toBe('OTHER_HANDS');
    expect((await loadCase(world.table, Buffer.from(steps.id, 'base64').toString().slice('Case:'.length)))?.hands[0]).toBe('wang');
  });
});

describe('V5: what a case holds', () => {
  it('is fifty findings or 30,000 characters of them, and twenty extensions; it is read whatever it holds', async () => {
    const world = await city();
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    await steps.takes('wang', TRIAGE);
    for (let count = 0; count < MOST_FINDINGS; count += 1) await steps.takes('wang', FIND, { text: '查' });
    expect(await steps.refused('wang', FIND, { text: '查' })).toBe('CASE_FULL');
    const { dueAt } = await loadCase(world.table, Buffer.from(steps.id, 'base64').toString().slice('Case:'.length)).then(
      (one) => one ?? expect.fail(),
    );
    for (let count = 1; count <= MOST_EXTENSIONS; count += 1)
      await steps.takes('wang', EXTEND, { to: new Date(dueAt + count * DAY).toISOString() });
    expect(await steps.refused('wang', EXTEND, { to: new Date(dueAt + 30 * DAY).toISOString() })).toBe('CASE_EXTENDED');
    expect((await world.does('wang', '{ cases(first: 5) { edges { node { number } } } }')).cases.edges).toHaveLength(1);
  });

  it('findings that are long are fewer', async () => {
    const world = await city();
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    await steps.takes('wang', TRIAGE);
    for (let count = 0; count < 10; count += 1) await steps.takes('wang', FIND, { text: '查'.repeat(3000) });
    expect(await steps.refused('wang', FIND, { text: '查' })).toBe('CASE_FULL');
  });
});

describe('V2: what is proposed', () => {
  it('and reversed by an appeal is no longer told as found to whoever reported it, without saying so', async () => {
    const world = await city();
    const { data } = await reports(world, 'yang', { reporter: { name: '杨帆', telephone: '13993712345' } });
    const { number, code } = data.reportMatter;
    const followed = async () =>
      (await world.does(null, `{ reportedCase(number: "${number}", code: "${code}") { state outcome isReversed } }`)).reportedCase;
    const steps = await caseSteps(world, Buffer.from(`Case:${number}`).toString('base64'));
    await steps.takes('wang', TRIAGE);
    await steps.takes('wang', PROPOSE, { effects: [BOTH()[0]] });
    await steps.takes('liu', STATE_IN_CASE, {}, 'liu');
    await steps.takes('li', DECIDE_CASE);
    expect(await followed()).toEqual({ state: 'DECIDED', outcome: 'FOUNDED', isReversed: false });
    await steps.takes('liu', APPEAL, {}, 'liu');
    await steps.takes('he', ANSWER_APPEAL, { reversed: [1] });
    expect(await followed()).toEqual({ state: 'CLOSED', outcome: 'FOUNDED', isReversed: true });
  });

  it('is each effect once, and no subject twice', async () => {
    const world = await city();
    const twice = [LIU_HERE(), LIU_HERE()];
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: twice, key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    await steps.takes('wang', TRIAGE);
    await steps.takes('wang', NAME_SUBJECTS, { subjects: [...twice, organisationId('school')] });
    expect(await steps.refused('wang', PROPOSE, { effects: [BOTH()[0], BOTH()[0]] })).toBe('EFFECT_TWICE');
  });

  it('of an appeal each sees their own, and of the answer what concerns them', async () => {
    const world = await city();
    const steps = await caseSteps(world, await bothDecided(world));
    await steps.takes('liu', APPEAL, { text: '论文系本人独立完成。' }, 'liu');
    await steps.takes('chen', APPEAL, { text: '账号未曾出借。' }, 'chen');
    await steps.takes('he', ANSWER_APPEAL, { reversed: [1, 2] });
    const SEEN =
      'query ($id: ID!) { node(id: $id) { ... on Case { done: effectsDone appeal { text others { text } answer { reversed } } } } }';
    const seen = async (who: string) => (await world.does(who, SEEN, { id: steps.id })).node;
    expect(await seen('chen')).toEqual({ done: null, appeal: { text: '账号未曾出借。', others: [], answer: { reversed: [2] } } });
    expect(await seen('liu')).toEqual({ done: null, appeal: { text: '论文系本人独立完成。', others: [], answer: { reversed: [1] } } });
    expect((await seen('he')).appeal).toMatchObject({ others: [{ text: '账号未曾出借。' }], answer: { reversed: [1, 2] } });
  });

  it('V5: a deadline is put off from now on, and by no more than a case takes', async () => {
    const world = await city();
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    await steps.takes('wang', TRIAGE);
    const number = Buffer.from(steps.id, 'base64').toString().slice('Case:'.length);
    const dueAt = (await loadCase(world.table, number))?.dueAt ?? 0;
    world.at(dueAt + DAY);
    const most = startOfDay(addDays(dayOf(world.now), 61)); // to 24时 of the sixtieth day
    const extended = (to: number) => steps.refused('wang', EXTEND, { to: new Date(to).toISOString() });
    expect(await extended(world.now)).toBe('CASE_LATER');
    expect(await extended(most + 1)).toBe('CASE_TOO_LATE');
    expect(await extended(most)).toBeNull();
  });
});
