/** A4, A8: every submitted version is kept and can be compared; what is withdrawn is not lost. */
import { describe, expect, it } from 'vitest';
import {
  ACCEPT,
  ANSWER_WITHDRAWAL,
  applicationIn,
  ASK_WITHDRAWAL,
  BEGIN,
  CHANGE_UNIT,
  freshKey,
  proofs,
  RECEIVE,
  RELEASE,
  RESTORE,
  RETURN,
  SAVE,
  sendAgain,
  submit,
  SUBMIT,
  WITHDRAW,
} from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { SECTIONS } from '../support/sections.ts';
import { accountId, city, organisationId, type World } from '../support/world.ts';

const COMPARE = `query ($id: ID!, $from: Int!, $to: Int) {
  node(id: $id) { ... on Application { compare(from: $from, to: $to) { section row field label { zh } before after } } }
}`;

/** 刘洋 submits, is sent back, changes three things, and submits again. */
async function twice(world: World) {
  const first = await applicationIn(world, 'SUBMITTED');
  const { returnApplication } = await world.does('chen', RETURN, { application: first.id, version: first.version, opinion: '请核对' });
  const save = (content: object) => world.does('liu', SAVE, { application: first.id, version: 1, content });
  await save({ basics: { startedWorkOn: '2010-06-01' } });
  await save({ papers: { items: [] } });
  await save({ appliedTitle: { ...SECTIONS.appliedTitle, promotionType: 'GRASSROOTS', scope: 'GRASSROOTS' } });
  return submit(world, 'liu', returnApplication);
}

describe('two versions', () => {
  it('are compared field by field, in words a reader knows', async () => {
    const world = await city();
    const { id } = await twice(world);
    const { node } = await world.does('chen', COMPARE, { id, from: 1, to: 2 });
    expect(
      node.compare.map(({ section, row, field, before, after }: Record<string, string>) => [section, row, field, before, after]),
    ).toEqual([
      ['BASICS', null, 'startedWorkOn', '2010-07-01', '2010-06-01'],
      ['APPLIED_TITLE', null, 'scope', '全省有效', '基层有效'],
      ['APPLIED_TITLE', null, 'promotionType', '正常晋升', '基层有效'],
      ['PAPERS', 1, 'title', '函数教学初探', null],
      ['PAPERS', 1, 'venue', '数学教学', null],
      ['PAPERS', 1, 'grade', '省级期刊', null],
      ['PAPERS', 1, 'publishedOn', '2022-03-01', null],
    ]);
    expect(node.compare[0].label.zh).toBe('参加工作时间');
    expect((await world.does('chen', COMPARE, { id, from: 2, to: 2 })).node.compare).toEqual([]);
    expect(await world.refusal('chen', COMPARE, { id, from: 1, to: 3 })).toBe('SUBMISSION_UNKNOWN');
    expect(await world.refusal('chen', COMPARE, { id, from: 0, to: 1 })).toBe('SUBMISSION_UNKNOWN');
  });

  it('each submission keeps its form, whatever is changed later', async () => {
    const world = await city();
    const { id } = await twice(world);
    const SUBMISSIONS = `query ($id: ID!) {
      node(id: $id) {
        ... on Application { submissions { number form { basics { startedWorkOn version } papers { items { title } } } } }
      }
    }`;
    const { node } = await world.does('chen', SUBMISSIONS, { id });
    expect(node.submissions).toEqual([
      { number: 1, form: { basics: { startedWorkOn: '2010-07-01', version: 1 }, papers: { items: [{ title: '函数教学初探' }] } } },
      { number: 2, form: { basics: { startedWorkOn: '2010-06-01', version: 2 }, papers: { items: [] } } },
    ]);
  });

  it('what the applicant is changing now is compared for the applicant alone', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await world.does('chen', RETURN, { application: id, version, opinion: '请核对' });
    await world.does('liu', SAVE, { application: id, version: 1, content: { basics: { startedWorkOn: '2011-01-01' } } });
    const changes = async (who: string) => (await world.does(who, COMPARE, { id, from: 1 })).node.compare.length;
    expect(await changes('liu')).toBe(1);
    expect(await changes('chen')).toBe(0);
    const FORM = 'query ($id: ID!) { node(id: $id) { ... on Application { form { basics { startedWorkOn } } proofs { number } } } }';
    const [added] = await proofs(world, 'liu', id, 1);
    const seen = async (who: string) => (await world.does(who, FORM, { id })).node;
    expect((await seen('liu')).form.basics.startedWorkOn).toBe('2011-01-01');
    expect((await seen('liu')).proofs.map(({ number }: { number: number }) => number)).toContain(added);
    expect((await seen('chen')).form.basics.startedWorkOn).toBe('2010-07-01');
    expect((await seen('chen')).proofs.map(({ number }: { number: number }) => number)).not.toContain(added);
  });
});

describe('A8: withdrawing', () => {
  it.each(['DRAFT', 'SUBMITTED', 'ACCEPTED'] as const)('a %s application is withdrawn and restored to where it was', async (state) => {
    const world = await city();
    const { id, version } = await applicationIn(world, state);
    const { withdrawApplication } = await world.does('liu', WITHDRAW, { application: id, version });
    expect(withdrawApplication).toMatchObject({ state: 'WITHDRAWN', restorableUntil: '2024-10-12T00:00:00.000+08:00' });
    const save = { application: id, version: 1, content: { basics: SECTIONS.basics } };
    expect(await world.refusal('liu', SAVE, save)).toBe('NOT_EDITABLE');
    expect(await world.refusal('liu', SUBMIT, { application: id, version: version + 1, key: freshKey() })).toBe('NOT_IN_STATE');
    expect(await world.refusal('liu', BEGIN, { unit: organisationId('school') })).toBe('APPLICATION_WITHDRAWN');
    const { restoreApplication } = await world.does('liu', RESTORE, { application: id, version: version + 1 });
    expect(restoreApplication.state).toBe(state === 'ACCEPTED' ? 'SUBMITTED' : state);
    expect(await world.refusal('liu', SAVE, save)).toBe(state === 'DRAFT' ? null : 'NOT_EDITABLE');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('a returned application comes back as returned, with the feedback, and is sent again', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    const { returnApplication } = await world.does('chen', RETURN, { application: id, version, opinion: '请核对' });
    const { withdrawApplication } = await world.does('liu', WITHDRAW, { application: id, version: returnApplication.version });
    const { restoreApplication } = await world.does('liu', RESTORE, { application: id, version: withdrawApplication.version });
    expect(restoreApplication.state).toBe('RETURNED');
    expect((await sendAgain(world, 'liu', restoreApplication)).id).toBe(id);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('for 30 days: in the last millisecond of the thirtieth, not after (C10)', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'DRAFT');
    await world.does('liu', WITHDRAW, { application: id, version }); // on 11 September
    const restore = (at: string) => world.refusal('liu', RESTORE, { application: id, version: version + 1 }, { arrivesAt: Date.parse(at) });
    expect(await restore('2024-10-12T00:00:00.000+08:00')).toBe('RESTORE_TOO_LATE');
    expect(await restore('2024-10-11T23:59:59.999+08:00')).toBeNull();
  });

  it('and only while its phase is open: until the last millisecond of 20 October, submitted or not', async () => {
    const world = await city({ at: '2024-10-15T09:00:00+08:00' });
    const drafted = await applicationIn(world, 'DRAFT', { applicant: 'yang' });
    const submitted = await applicationIn(world, 'SUBMITTED');
    await world.does('yang', WITHDRAW, { application: drafted.id, version: drafted.version });
    await world.does('liu', WITHDRAW, { application: submitted.id, version: submitted.version });
    world.at('2024-10-21T00:00:00+08:00');
    // Restored it would be a submission, and that is late.
    expect(await world.refusal('yang', RESTORE, { application: drafted.id, version: drafted.version + 1 })).toBe('WINDOW_CLOSED');
    expect(await world.refusal('liu', RESTORE, { application: submitted.id, version: submitted.version + 1 })).toBe('WINDOW_CLOSED');
    world.at('2024-10-20T23:59:59.999+08:00');
    expect(await world.refusal('liu', RESTORE, { application: submitted.id, version: submitted.version + 1 })).toBeNull();
  });

  it('A1: after thirty days liu begins anew, while applications are open: a draft with all that was there, kept with its history', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await world.does('liu', WITHDRAW, { application: id, version });
    const begins = () => world.refusal('liu', BEGIN, { unit: organisationId('school') });
    world.at('2024-10-11T23:59:59.999+08:00');
    expect(await begins()).toBe('APPLICATION_WITHDRAWN');
    world.at('2024-10-12T00:00:00+08:00');
    expect(await world.refusal('liu', RESTORE, { application: id, version: version + 1 })).toBe('RESTORE_TOO_LATE');
    const { beginApplication } = await world.does('liu', BEGIN, { unit: organisationId('school') });
    expect(beginApplication).toMatchObject({ id, state: 'DRAFT', version: version + 2 });
    expect(await begins()).toBe('APPLICATION_EXISTS');
    const again = await submit(world, 'liu', beginApplication);
    const { myApplication } = await world.does(
      'liu',
      '{ myApplication { state submissions { number } history { edges { node { action } } } } }',
    );
    expect(myApplication).toMatchObject({ state: 'SUBMITTED', submissions: [{ number: 1 }, { number: 2 }] });
    expect(myApplication.history.edges.map(({ node }: { node: { action: string } }) => node.action)).toEqual([
      'begin',
      'submit',
      'withdraw',
      'beginAnew',
      'submit',
    ]);
    expect(again.id).toBe(id);
  });

  it('C6: with a draft that has lapsed nothing more is done, and nobody’s turn it is', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'DRAFT');
    world.at('2024-10-21T00:00:00+08:00');
    for (const document of [WITHDRAW, ASK_WITHDRAWAL, RESTORE])
      expect(await world.refusal('liu', document, { application: id, version })).toBe('DRAFT_LAPSED');
    const { myApplication } = await world.does('liu', '{ myApplication { state next { text { zh } } allowedActions { isAllowed } } }');
    expect(myApplication).toMatchObject({ state: 'LAPSED', next: null });
    expect(myApplication.allowedActions.some(({ isAllowed }: { isAllowed: boolean }) => isAllowed)).toBe(false);
  });

  it('once recommended it takes the reviewer’s consent: asked for, declined, asked again, granted', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const { errors } = await world.ask('liu', WITHDRAW, { application: id, version });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONSENT_NEEDED', rule: 'A8' });
    expect(await world.refusal('zhao', ANSWER_WITHDRAWAL, { application: id, version })).toBe('WITHDRAWAL_NOT_ASKED');
    const asked = (await world.does('liu', ASK_WITHDRAWAL, { application: id, version })).requestWithdrawal;
    expect(asked).toMatchObject({ state: 'RECOMMENDED', withdrawalAsked: { reason: '已调离' } });
    expect(await world.refusal('liu', ASK_WITHDRAWAL, { application: id, version: asked.version })).toBe('WITHDRAWAL_ASKED');
    expect(await world.refusal('chen', ANSWER_WITHDRAWAL, { application: id, version: asked.version })).toBe('ROLE_REQUIRED');
    const declined = (
      await world.does('zhao', ANSWER_WITHDRAWAL, { application: id, version: asked.version, consent: false, opinion: '评审在即' })
    ).answerWithdrawal;
    expect(declined.state).toBe('RECOMMENDED');
    const again = (await world.does('liu', ASK_WITHDRAWAL, { application: id, version: declined.version })).requestWithdrawal;
    const { answerWithdrawal } = await world.does('zhao', ANSWER_WITHDRAWAL, { application: id, version: again.version });
    expect(answerWithdrawal.state).toBe('WITHDRAWN');
    const { restoreApplication } = await world.does('liu', RESTORE, { application: id, version: answerWithdrawal.version });
    expect(restoreApplication.state).toBe('SUBMITTED'); // the unit recommends anew
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('withdrawn while the unit accepts it: either wins, nothing is half done', async () => {
    for (let round = 0; round < 5; round += 1) {
      const world = await city();
      const { id, version } = await applicationIn(world, 'SUBMITTED');
      const codes = await Promise.all([
        world.refusal('liu', WITHDRAW, { application: id, version }),
        world.refusal('chen', ACCEPT, { application: id, version, opinion: '接收' }),
      ]);
      expect(codes.filter((code) => code === null)).toHaveLength(1);
      expect(['VERSION_STALE', 'NOT_IN_STATE']).toContain(codes.find((code) => code !== null));
      expect(wrongWith(await dump(world))).toEqual([]);
    }
  });
});

describe('P2, P5: having moved', () => {
  it('刘洋 takes the draft along, and submits through the new unit', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'DRAFT');
    expect(await world.refusal('liu', CHANGE_UNIT, { application: id, version })).toBe('UNIT_SAME');
    await world.does('chen', RELEASE, { account: accountId('liu'), to: organisationId('hospital') });
    await world.does('huang', RECEIVE, { account: accountId('liu'), unit: organisationId('hospital') });
    world.at('2024-09-11T09:01:00+08:00');
    const { errors } = await world.ask('liu', SUBMIT, { application: id, version, key: freshKey() });
    expect(errors?.[0]?.message).toContain('已调入其他单位');
    const { changeApplicationUnit } = await world.does('liu', CHANGE_UNIT, { application: id, version });
    expect(changeApplicationUnit.unitName).toBe('嘉峪关市第一人民医院');
    await submit(world, 'liu', changeApplicationUnit);
    expect(await world.refusal('huang', ACCEPT, { application: id, version: version + 2, opinion: '接收' })).toBeNull();
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('a penalty recorded a moment before the submission bars it, though the process remembers the person without', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'DRAFT');
    await world.does('liu', '{ eligibility(series: "engineering", level: SENIOR) { isEligible } }');
    // Another process records it: this one still holds what it read of liu a second ago.
    const { keysOf } = await import('../../functions/runtime/keys.ts');
    const { contextMaker } = await import('../../functions/runtime/deps.ts');
    const elsewhere = contextMaker({ table: world.table, keys: keysOf(world.table, world.master) });
    const { recordExclusion } = await import('../../schema/identity/actions/standing.ts');
    const { actor } = await world.as('wang');
    await recordExclusion(elsewhere(world.now, actor), {
      account: 'liu',
      kind: 'PARTY',
      document: '文号',
      reason: '违纪',
      from: '2024-09-01',
      until: '2025-08-31',
    });
    const { errors } = await world.ask('liu', SUBMIT, { application: id, version, key: freshKey() });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_ELIGIBLE', rule: 'P4' });
  });
});
