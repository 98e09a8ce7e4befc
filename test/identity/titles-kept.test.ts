/** R3, A7, A10: what is on record is the person’s: it goes where they go, and an application is judged from it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { enterTitle, replaceTitle, revokeTitle, type Conferred } from '../../schema/identity/titles/actions/entering.ts';
import { partsOfTitle, titlePlace } from '../../schema/identity/titles/model.ts';
import { loadPerson } from '../../schema/identity/store.ts';
import { Conflict } from '../../schema/table/port.ts';
import { CLOSE, draft, freshKey, MERGE, RECEIVE, RELEASE, SAVE, SECTIONS, SUBMIT } from '../support/forms.ts';
import {
  CHECK_TITLE,
  isWhole,
  onRecord,
  RECHECK_TITLE,
  RECORD_TITLE,
  recorded,
  scanned,
  seen,
  TITLE_UPLOAD,
  titlesOf,
  topics,
  waitingAt,
  WITHDRAW_TITLE,
} from '../support/titles.ts';
import { accountId, city, organisationId, person, type World } from '../support/world.ts';
import { CREATE_APPLICANT, DISMISS, REOPEN } from './acts.ts';

let world: World;
beforeEach(async () => {
  world = await city();
});

const school = organisationId('school');
const hospital = organisationId('hospital');

describe('P2, P11: titles go along with their person', () => {
  it('to another unit, which checks what waits and is told of it; the old one has nothing left of it', async () => {
    const title = await recorded(world, 'liu');
    await world.deliver();
    await world.does('chen', RELEASE, { account: accountId('liu'), to: hospital });
    expect(await waitingAt(world, 'chen', school)).toEqual(['刘洋']);
    await world.does('huang', RECEIVE, { account: accountId('liu'), unit: hospital });
    expect(await waitingAt(world, 'chen', school)).toEqual([]);
    expect(await waitingAt(world, 'huang', hospital)).toEqual(['刘洋']);
    await world.deliver();
    expect(await topics(world, 'huang')).toContain('TITLE_TO_CHECK');
    expect(await world.refusal('chen', CHECK_TITLE, { title: title.id, version: 2 })).toBe('TITLE_UNKNOWN');
    expect((await world.does('huang', CHECK_TITLE, { title: title.id, version: 2 })).checkTitle.state).toBe('VALID');
    await isWhole(world);
  });

  it('an account with a title on record is not closed as one that has done nothing', async () => {
    const title = await recorded(world, 'yang');
    expect(await world.refusal('chen', CLOSE, { account: accountId('yang') })).toBe('ACCOUNT_IN_USE');
    await world.does('yang', WITHDRAW_TITLE, seen(title));
    expect(await world.refusal('chen', CLOSE, { account: accountId('yang') })).toBeNull();
    await isWhole(world);
  });

  it('into the account that theirs is merged into, and out of it again', async () => {
    const twin = { ...person('liu-2', '刘洋'), identityKind: 'PASSPORT', identityNumber: 'E12345678', bornOn: await bornOf('liu') };
    await world.does('huang', CREATE_APPLICANT, { unit: hospital, person: twin, standing: { kind: 'INSTITUTION_STAFF' } });
    const valid = await onRecord(world, 'liu-2', 'huang');
    const older = { document: '嘉职改办〔2015〕3号', level: 'ASSISTANT', name: '二级教师', obtainedOn: '2015-12-20' };
    const waiting = await recorded(world, 'liu-2', 'liu-2', older);
    await world.does('wang', MERGE, { from: accountId('liu-2'), into: accountId('liu') });
    expect((await titlesOf(world, 'liu')).map(({ state }: { state: string }) => state)).toEqual(['PENDING', 'VALID']);
    expect(await waitingAt(world, 'huang', hospital)).toEqual([]);
    expect(await waitingAt(world, 'chen', school)).toEqual(['刘洋']);
    const checked = await world.does('chen', CHECK_TITLE, { title: waiting.id, version: 2 });
    expect(checked.checkTitle).toMatchObject({ state: 'VALID', account: { account: 'liu' } });
    const { recheckTitle } = await world.does('chen', RECHECK_TITLE, seen(valid));
    await isWhole(world);

    await world.does('wang', REOPEN, { account: accountId('liu-2') });
    expect(await titlesOf(world, 'liu')).toEqual([]);
    expect(await waitingAt(world, 'huang', hospital)).toEqual(['刘洋']);
    const back = await world.does('huang', CHECK_TITLE, { title: valid.id, version: recheckTitle.version + 1 });
    expect(back.checkTitle).toMatchObject({ state: 'VALID', account: { account: 'liu-2' } });
    await isWhole(world);
  });

  async function bornOf(who: string): Promise<string> {
    const { bornIn } = (await loadPerson(world.table, who))?.account.identity ?? expect.fail();
    return `${bornIn}-15`;
  }

  it('whoever applies through no unit has nobody to check a title', async () => {
    expect(await world.refusal('wang', TITLE_UPLOAD, { account: accountId('wang') })).toBe('TITLE_WITHOUT_UNIT');
    expect(await titlesOf(world, 'wang')).toEqual([]);
  });

  it('is told to a unit no more that its officer has left', async () => {
    await recorded(world, 'liu');
    await world.does('wang', DISMISS, { organisation: school, account: accountId('lin') });
    expect(await world.refusal('lin', `{ unitTitlesToCheck(unit: "${school}") { edges { cursor } } }`)).toBe('ROLE_REQUIRED');
  });
});

describe('R3: a title that this system confers', () => {
  const conferred = (changes: Partial<Conferred> = {}): Conferred => ({
    id: 'document-1',
    application: 'application-1',
    titleDocument: 'document-1',
    series: 'school-teaching',
    seriesName: null,
    specialty: '数学',
    level: 'INTERMEDIATE',
    name: '一级教师',
    scope: 'PROVINCE',
    obtainedOn: '2023-12-20',
    document: '嘉人社职〔2023〕7号',
    issuer: '嘉峪关市人力资源和社会保障局',
    committeeName: null,
    ...changes,
  });
  const personNow = async () => (await loadPerson(world.table, 'liu')) ?? expect.fail();
  const by = async () => ({ by: (await world.as('wang')).actor, at: world.now });

  it('enters the record within somebody else’s transaction, once; nobody checks it or takes it back', async () => {
    const { title, writes } = enterTitle(await personNow(), conferred(), await by());
    await world.table.transact(writes);
    const again = enterTitle(await personNow(), conferred(), await by()).writes;
    const failed = await world.table.transact(again).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Conflict);
    expect((failed as Conflict).failed).toContain('title');
    expect(partsOfTitle(titlePlace(title))).toEqual({ account: 'liu', title: 'document-1' });
    const id = Buffer.from(`PersonTitle:${titlePlace(title)}`).toString('base64');
    expect(await world.refusal('chen', CHECK_TITLE, { title: id, version: 1 })).toBe('TITLE_CONFERRED');
    expect(await world.refusal('liu', WITHDRAW_TITLE, { title: id, version: 1 })).toBe('TITLE_NOT_IN_STATE');
    const twice = { account: accountId('liu'), upload: await scanned(world, 'liu'), document: conferred().document };
    expect(await world.refusal('liu', RECORD_TITLE, twice)).toBe('TITLE_TWICE');
    await isWhole(world);
  });

  it('is revoked with the reason, or replaced by what it should have been', async () => {
    const { title, writes } = enterTitle(await personNow(), conferred(), await by());
    await world.table.transact(writes);
    const correct = conferred({ id: 'document-2', name: '高级教师', level: 'ASSOCIATE_SENIOR' });
    const replaced = replaceTitle(await personNow(), title, correct, { ...(await by()), reason: '层级误录' });
    await world.table.transact(replaced.writes);
    await world.table.transact(revokeTitle(await personNow(), replaced.title, { ...(await by()), reason: '学历造假' }).writes);
    const titles = (await personNow()).titles.map(({ state, replacedBy, ended }) => [state, replacedBy, ended?.reason]);
    expect(titles).toEqual([
      ['REPLACED', 'liu.document-2', '层级误录'],
      ['REVOKED', null, '学历造假'],
    ]);
    await isWhole(world);
  });

  it('A7: is read before a word is typed, and says at once what is not open from it', async () => {
    const asked = '{ eligibility(series: "school-teaching", level: SENIOR) { findings { rule outcome because { zh } } } }';
    const outcomeOf = async (rule: string) =>
      (await world.does('liu', asked)).eligibility.findings.find((one: { rule: string }) => one.rule === rule);
    expect(await outcomeOf('A7')).toMatchObject({ outcome: 'UNKNOWN' });
    await onRecord(world, 'liu', 'chen');
    expect(await outcomeOf('A7')).toMatchObject({ outcome: 'FAILS', because: { zh: '职称须逐级申报：现任中级，不能申报正高级。' } });
    const next = '{ eligibility(series: "school-teaching", level: ASSOCIATE_SENIOR) { findings { rule outcome } } }';
    expect((await world.does('liu', next)).eligibility.findings).toContainEqual({ rule: 'A7', outcome: 'PASSES' });
  });

  it('A10: revoked in the moment before the submission, by another process, it is no title to apply from', async () => {
    const { title, writes } = enterTitle(await personNow(), conferred({ obtainedOn: '2018-12-20' }), await by());
    await world.table.transact(writes);
    world.at(world.now + 60_000);
    const { id, version } = await draft(world, 'liu', 'school', { presentTitle: SECTIONS.presentTitle });
    await world.does('liu', '{ viewer { titles { id } } }'); // the process knows the record
    await world.table.transact(revokeTitle(await personNow(), title, { ...(await by()), reason: '学历造假' }).writes);
    const { errors } = await world.ask('liu', SUBMIT, { application: id, version, key: freshKey() });
    expect(errors?.[0]?.extensions.code).toBe('NOT_ELIGIBLE');
    expect(errors?.[0]?.message).toContain('已于2024年9月11日撤销');
    await isWhole(world);
  });

  it('what an application has led to is not what it was begun from: it is judged as it was', async () => {
    await onRecord(world, 'liu', 'chen');
    const { id, version } = await draft(world, 'liu', 'school', {});
    await world.does('liu', SUBMIT, { application: id, version, key: freshKey() });
    const next = {
      id: 'document-9',
      name: '高级教师',
      level: 'ASSOCIATE_SENIOR',
      document: '嘉人社职〔2024〕9号',
      obtainedOn: '2024-09-11',
    } as const;
    const enter = async (application: string) =>
      world.table.transact(enterTitle(await personNow(), conferred({ ...next, id: `of-${application}`, application }), await by()).writes);
    const isEligible = async () => {
      world.at(world.now + 60_000);
      return (await world.does('chen', 'query ($id: ID!) { node(id: $id) { ... on Application { eligibility { isEligible } } } }', { id }))
        .node.eligibility.isEligible as boolean;
    };
    await enter(Buffer.from(id, 'base64').toString().split(':')[1] ?? '');
    expect(await isEligible()).toBe(true);
    await enter('another');
    expect(await isEligible()).toBe(false);
  });

  it('R3: typed otherwise than on record it is not submitted; corrected it is', async () => {
    await onRecord(world, 'liu', 'chen');
    const { id, version } = await draft(world, 'liu', 'school', { presentTitle: { ...SECTIONS.presentTitle, obtainedOn: '2016-12-20' } });
    const { errors } = await world.ask('liu', SUBMIT, { application: id, version, key: freshKey() });
    expect(errors?.[0]?.message).toContain('取得时间填写为2016年12月20日，档案为2018年12月20日');
    await world.does('liu', SAVE, { application: id, version: 1, content: { presentTitle: SECTIONS.presentTitle } });
    expect(await world.refusal('liu', SUBMIT, { application: id, version, key: freshKey() })).toBeNull();
    await isWhole(world);
  });
});
