/** R3, P7: titles from before are recorded with a scan and checked by the unit; what is on record is the person's, and goes where they go. */
import { beforeEach, describe, expect, it } from 'vitest';
import { enterTitle, replaceTitle, revokeTitle, type Conferred } from '../../schema/identity/titles/actions/entering.ts';
import { partsOfTitle, titlePlace } from '../../schema/identity/titles/model.ts';
import { isSameDocument, MOST_WAITING } from '../../schema/identity/titles/rules.ts';
import { loadPerson } from '../../schema/identity/store.ts';
import { Conflict } from '../../schema/table/port.ts';
import { CLOSE, draft, freshKey, MERGE, RECEIVE, RELEASE, SAVE, SECTIONS, SUBMIT } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox } from '../support/notices.ts';
import { scan } from '../support/scans.ts';
import {
  CHECK_TITLE,
  onRecord,
  RECHECK_TITLE,
  RECORD_TITLE,
  recorded,
  scanned,
  TITLE_UPLOAD,
  WITHDRAW_TITLE,
  type TitleHandle,
} from '../support/titles.ts';
import { accountId, city, organisationId, person, type World } from '../support/world.ts';
import { APPOINT, CREATE_APPLICANT, DISMISS, REOPEN } from './acts.ts';

let world: World;
beforeEach(async () => {
  world = await city();
});

const school = organisationId('school');
const hospital = organisationId('hospital');
const seen = ({ id: title, version }: TitleHandle) => ({ title, version });
const titlesOf = async (who: string) =>
  (await world.does(who, '{ viewer { titles { id name state document scan { url } allowedActions { action isAllowed } } } }')).viewer
    .titles;
const waitingAt = async (who: string, unit: string) =>
  (
    await world.does(who, 'query ($u: ID!) { unitTitlesToCheck(unit: $u) { edges { node { personName document } } } }', { u: unit })
  ).unitTitlesToCheck.edges.map(({ node }: { node: { personName: string } }) => node.personName);
const topics = async (who: string): Promise<string[]> =>
  (await inbox(world, who, { first: 50 })).notices.map(({ topic }: { topic: string }) => topic);
const isWhole = async () => expect(wrongWith(await dump(world))).toEqual([]);

describe('R3: 刘洋 records the title of 2018', () => {
  it('with its scan; it waits in the list of the school, and counts when an officer has found it right', async () => {
    const title = await recorded(world, 'liu');
    expect(title.state).toBe('PENDING');
    expect(await waitingAt('chen', school)).toEqual(['刘洋']);
    await world.deliver();
    expect(await topics('chen')).toContain('TITLE_TO_CHECK');
    expect(await topics('liu')).not.toContain('TITLE_TO_CHECK');

    const { checkTitle } = await world.does('chen', CHECK_TITLE, seen(title));
    expect(checkTitle).toMatchObject({ state: 'VALID', version: 2, name: '一级教师', account: { account: 'liu' } });
    expect(await waitingAt('chen', school)).toEqual([]);
    await world.deliver();
    expect(await topics('liu')).toContain('TITLE_ACCEPTED');
    const [own] = await titlesOf('liu');
    expect(own).toMatchObject({ state: 'VALID', document: '嘉职改办〔2018〕12号' });
    expect(own.scan.url).toContain('proofs/titles/liu/');
    await isWhole();
  });

  it('is told why it is rejected, and records it anew; a rejection says why', async () => {
    const title = await recorded(world, 'liu');
    const reject = { ...seen(title), accept: false };
    expect(await world.refusal('chen', CHECK_TITLE, reject)).toBe('TITLE_REASON_MISSING');
    expect(await world.refusal('chen', CHECK_TITLE, { ...reject, reason: ' ' })).toBe('INPUT_INVALID');
    const { checkTitle } = await world.does('chen', CHECK_TITLE, { ...reject, reason: '扫描件不清晰' });
    expect(checkTitle).toMatchObject({ state: 'REJECTED', endedBecause: '扫描件不清晰' });
    await world.deliver();
    const { notices } = await inbox(world, 'liu', { first: 50 });
    expect(notices.find(({ topic }: { topic: string }) => topic === 'TITLE_REJECTED').text.zh).toContain('理由：扫描件不清晰');
    expect((await recorded(world, 'liu')).state).toBe('PENDING');
    await isWhole();
  });

  it('takes back what nobody has checked, and nothing else', async () => {
    const title = await recorded(world, 'liu');
    expect(await world.refusal('yang', WITHDRAW_TITLE, seen(title))).toBe('TITLE_UNKNOWN');
    expect(await world.refusal('chen', WITHDRAW_TITLE, seen(title))).toBe('TITLE_UNKNOWN');
    expect((await world.does('liu', WITHDRAW_TITLE, seen(title))).withdrawTitle.state).toBe('WITHDRAWN');
    expect(await waitingAt('chen', school)).toEqual([]);
    expect(await world.refusal('chen', CHECK_TITLE, { ...seen(title), version: 2 })).toBe('TITLE_NOT_IN_STATE');
    const valid = await onRecord(world, 'liu', 'chen');
    expect(await world.refusal('liu', WITHDRAW_TITLE, seen(valid))).toBe('TITLE_NOT_IN_STATE');
    await isWhole();
  });

  it('sees what may be done with it, and so does each who looks at it', async () => {
    const { id } = await recorded(world, 'liu');
    const actions = async (who: string) =>
      (
        await world.does(who, 'query ($id: ID!) { node(id: $id) { ... on PersonTitle { allowedActions { action isAllowed } } } }', { id })
      ).node.allowedActions.flatMap((one: { action: string; isAllowed: boolean }) => (one.isAllowed ? one.action : []));
    expect(await actions('liu')).toEqual(['withdrawTitle']);
    expect(await actions('chen')).toEqual(['checkTitle']);
    expect(await actions('zhao')).toEqual([]);
    expect(await actions('he')).toEqual([]);
  });
});

describe('P7: whoever has recorded a title does not check it', () => {
  it('陈静 records one for 刘洋, who hears of it; 林涛 checks it', async () => {
    const title = await recorded(world, 'chen', 'liu');
    expect(await world.refusal('chen', CHECK_TITLE, seen(title))).toBe('TITLE_RECORDED_BY_YOU');
    await world.deliver();
    expect(await topics('liu')).toContain('TITLE_RECORDED');
    expect(await topics('lin')).toContain('TITLE_TO_CHECK');
    expect(await topics('chen')).not.toContain('TITLE_TO_CHECK');
    expect((await world.does('lin', CHECK_TITLE, seen(title))).checkTitle.state).toBe('VALID');
    await isWhole();
  });

  it('an officer who applies themselves never checks their own, whoever has recorded it; the other officer does, or the bureau', async () => {
    await world.does('wang', APPOINT, { organisation: school, account: accountId('liu') });
    const own = await recorded(world, 'liu');
    expect(await world.refusal('liu', CHECK_TITLE, seen(own))).toBe('OWN_RECORD');
    const others = await recorded(world, 'chen', 'liu', { document: '嘉职改办〔2015〕3号', level: 'ASSISTANT', name: '二级教师' });
    expect(await world.refusal('liu', CHECK_TITLE, seen(others))).toBe('OWN_RECORD');
    expect((await world.does('chen', CHECK_TITLE, seen(own))).checkTitle.state).toBe('VALID');
    expect((await world.does('wang', CHECK_TITLE, seen(others))).checkTitle.state).toBe('VALID');
    expect(await world.refusal('liu', RECHECK_TITLE, { title: own.id, version: 2 })).toBe('OWN_RECORD');
  });

  it('is nobody else’s: neither another unit’s nor the department’s', async () => {
    const title = await recorded(world, 'liu');
    expect(await world.refusal('huang', CHECK_TITLE, seen(title))).toBe('TITLE_UNKNOWN');
    expect(await world.refusal('zhao', CHECK_TITLE, seen(title))).toBe('ROLE_REQUIRED');
    expect(await world.refusal('yang', RECORD_TITLE, { account: accountId('liu'), upload: 'x' })).toBe('PERSON_UNKNOWN');
    expect(await world.refusal('huang', TITLE_UPLOAD, { account: accountId('liu') })).toBe('PERSON_UNKNOWN');
  });
});

describe('a title that was checked wrongly', () => {
  it('is checked once more, with the reason; until then it does not count, and the person hears of it', async () => {
    const title = await onRecord(world, 'liu', 'chen');
    const { recheckTitle } = await world.does('lin', RECHECK_TITLE, seen(title));
    expect(recheckTitle.state).toBe('PENDING');
    expect(await waitingAt('chen', school)).toEqual(['刘洋']);
    await world.deliver();
    expect(await topics('liu')).toContain('TITLE_RECHECKED');
    const rejected = await world.does('chen', CHECK_TITLE, { ...seen(recheckTitle), accept: false, reason: '非本人证书' });
    expect(rejected.checkTitle.state).toBe('REJECTED');
    const again = await world.does('wang', RECHECK_TITLE, seen(rejected.checkTitle));
    expect((await world.does('chen', CHECK_TITLE, seen(again.recheckTitle))).checkTitle.state).toBe('VALID');
    await isWhole();
  });

  it('what was rejected, and recorded anew since, is not opened beside that', async () => {
    const { id, version } = await recorded(world, 'liu');
    const { checkTitle } = await world.does('chen', CHECK_TITLE, { title: id, version, accept: false, reason: '不清晰' });
    await onRecord(world, 'liu', 'chen');
    expect(await world.refusal('chen', RECHECK_TITLE, seen(checkTitle))).toBe('TITLE_TWICE');
  });
});

describe('the same title twice', () => {
  it('is refused: the number of a document is the same however it is typed', async () => {
    await recorded(world, 'liu');
    for (const document of ['嘉职改办〔2018〕12号', '嘉职改办[2018]12号', '嘉职改办（２０１８） 12号', '嘉职改办【2O18】l2号'])
      expect(await world.refusal('liu', RECORD_TITLE, { account: accountId('liu'), upload: await scanned(world, 'liu'), document })).toBe(
        'TITLE_TWICE',
      );
    expect(isSameDocument('嘉职改办〔2018〕12号', '嘉职改办〔2018〕13号')).toBe(false);
    expect(isSameDocument('嘉职改办〔2018〕12号', '嘉职改办〔2018〕1号')).toBe(false);
  });

  it('recorded by the person and by an officer at the same moment, one of them is first', async () => {
    const uploads = [await scanned(world, 'liu'), await scanned(world, 'chen', 'liu')];
    const codes = await Promise.all(
      ['liu', 'chen'].map((who, index) => world.refusal(who, RECORD_TITLE, { account: accountId('liu'), upload: uploads[index] })),
    );
    expect(codes.filter((code) => code !== null)).toEqual(['TITLE_TWICE']);
    expect(await titlesOf('liu')).toHaveLength(1);
    await isWhole();
  });

  it('under one key is recorded once, and answered as it was; the key takes no other content', async () => {
    const asked = { account: accountId('liu'), upload: await scanned(world, 'liu'), key: freshKey() };
    const first = await world.does('liu', RECORD_TITLE, asked);
    expect((await world.does('liu', RECORD_TITLE, asked)).recordTitle.id).toBe(first.recordTitle.id);
    expect(await world.refusal('liu', RECORD_TITLE, { ...asked, document: '别的文号' })).toBe('KEY_REUSED');
    expect(await titlesOf('liu')).toHaveLength(1);
    const form = { account: accountId('liu'), key: freshKey() };
    const [one, other] = [await world.does('liu', TITLE_UPLOAD, form), await world.does('liu', TITLE_UPLOAD, form)];
    expect(one.requestTitleUpload.upload).toBe(other.requestTitleUpload.upload);
    expect(one.requestTitleUpload.expiresAt).toBe(other.requestTitleUpload.expiresAt);
  });

  it('of two officers who check it at once one decides; who looked at what was there before looks again', async () => {
    const title = await recorded(world, 'liu');
    const codes = await Promise.all([
      world.refusal('chen', CHECK_TITLE, seen(title)),
      world.refusal('lin', CHECK_TITLE, { ...seen(title), accept: false, reason: '不符' }),
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(['VERSION_STALE', 'TITLE_NOT_IN_STATE']).toContain(codes.find((code) => code !== null));
    const again = await recorded(world, 'yang');
    expect(await world.refusal('chen', CHECK_TITLE, { title: again.id, version: 7 })).toBe('VERSION_STALE');
    await isWhole();
  });

  it(`no more than ${MOST_WAITING} wait`, async () => {
    for (let number = 1; number <= MOST_WAITING; number += 1)
      await recorded(world, 'liu', 'liu', { document: `甘职改〔2010〕${number}号` });
    expect(await world.refusal('liu', TITLE_UPLOAD, { account: accountId('liu') })).toBe('TITLES_FULL');
  });
});

describe('what is typed of a title', () => {
  it.each([
    ['a day that has not come', { obtainedOn: '2024-09-12' }, '取得时间晚于今日'],
    ['a day at which the person was a child', { obtainedOn: '1970-01-01' }, '取得时间：当时未满16周岁'],
    ['no series at all', { series: null }, 'series'],
    ['a series that is not in the list', { series: 'sorcery' }, '没有该系列'],
    ['a series typed that is in the list', { series: null, seriesName: '会计' }, '目录内的“会计”'],
    ['a name of another level', { name: '正高级教师' }, '层级与资格名称不符'],
    ['letters that turn the direction', { name: '一级\u202E师教' }, '不可见或控制字符'],
    ['a document of nothing but blanks', { document: '  ' }, '不能为空'],
    ['an issuer with a stand-in', { issuer: '嘉峪关市?' }, '替代符号'],
  ])('%s is refused, with the field', async (_, changes, says) => {
    const upload = await scanned(world, 'liu');
    const { errors } = await world.ask('liu', RECORD_TITLE, { account: accountId('liu'), upload, ...changes });
    expect(errors?.[0]?.extensions.code).toBe('INPUT_INVALID');
    if (says !== 'series') expect(errors?.[0]?.message).toContain(says);
  });

  it('on the day itself it may be obtained; what looks like a page is kept as it was typed', async () => {
    const name = '<b>一级教师</b>';
    const title = await recorded(world, 'liu', 'liu', { obtainedOn: '2024-09-11', name, series: null, seriesName: '船舶检验' });
    expect(title).toMatchObject({ name, state: 'PENDING' });
  });
});

describe('the scan', () => {
  const attempt = async (changes: object) => world.refusal('liu', RECORD_TITLE, { account: accountId('liu'), ...changes });

  it('is a PDF where it says so, was uploaded, and for this person', async () => {
    expect(await attempt({ upload: 'nothing-there' })).toBe('PROOF_ABSENT');
    expect(await attempt({ upload: '../liu' })).toBe('PROOF_ABSENT');
    expect(await attempt({ upload: await scanned(world, 'liu', 'liu', scan('画', 'image/png', 200)) })).toBe('PROOF_LIES');
    expect(await attempt({ upload: await scanned(world, 'liu', 'liu', Buffer.from('%PDF-1.4\n<</JS(app.alert())>>')) })).toMatch(
      /^PROOF_(?:LIES|ACTIVE)$/u,
    );
    expect(await attempt({ upload: await scanned(world, 'chen', 'yang') })).toBe('PROOF_ABSENT');
    expect(await titlesOf('liu')).toEqual([]);
  });

  it('has a type and a size that are taken', async () => {
    const ask = (changes: object) => world.refusal('liu', TITLE_UPLOAD, { account: accountId('liu'), ...changes });
    expect(await ask({ contentType: 'video/mp4' })).toBe('PROOF_TYPE');
    expect(await ask({ size: 10 * 1024 * 1024 + 1 })).toBe('PROOF_SIZE');
    expect(await ask({ size: 0 })).toBe('PROOF_SIZE');
  });
});

describe('P2, P11: titles go along with their person', () => {
  it('to another unit, which checks what waits and is told of it; the old one has nothing left of it', async () => {
    const title = await recorded(world, 'liu');
    await world.deliver();
    await world.does('chen', RELEASE, { account: accountId('liu'), to: hospital });
    expect(await waitingAt('chen', school)).toEqual(['刘洋']);
    await world.does('huang', RECEIVE, { account: accountId('liu'), unit: hospital });
    expect(await waitingAt('chen', school)).toEqual([]);
    expect(await waitingAt('huang', hospital)).toEqual(['刘洋']);
    await world.deliver();
    expect(await topics('huang')).toContain('TITLE_TO_CHECK');
    expect(await world.refusal('chen', CHECK_TITLE, { title: title.id, version: 2 })).toBe('TITLE_UNKNOWN');
    expect((await world.does('huang', CHECK_TITLE, { title: title.id, version: 2 })).checkTitle.state).toBe('VALID');
    await isWhole();
  });

  it('an account with a title on record is not closed as one that has done nothing', async () => {
    const title = await recorded(world, 'yang');
    expect(await world.refusal('chen', CLOSE, { account: accountId('yang') })).toBe('ACCOUNT_IN_USE');
    await world.does('yang', WITHDRAW_TITLE, seen(title));
    expect(await world.refusal('chen', CLOSE, { account: accountId('yang') })).toBeNull();
    await isWhole();
  });

  it('into the account that theirs is merged into, and out of it again', async () => {
    const twin = { ...person('liu-2', '刘洋'), identityKind: 'PASSPORT', identityNumber: 'E12345678', bornOn: await bornOf('liu') };
    await world.does('huang', CREATE_APPLICANT, { unit: hospital, person: twin, standing: { kind: 'INSTITUTION_STAFF' } });
    const valid = await onRecord(world, 'liu-2', 'huang');
    const older = { document: '嘉职改办〔2015〕3号', level: 'ASSISTANT', name: '二级教师', obtainedOn: '2015-12-20' };
    const waiting = await recorded(world, 'liu-2', 'liu-2', older);
    await world.does('wang', MERGE, { from: accountId('liu-2'), into: accountId('liu') });
    expect((await titlesOf('liu')).map(({ state }: { state: string }) => state)).toEqual(['PENDING', 'VALID']);
    expect(await waitingAt('huang', hospital)).toEqual([]);
    expect(await waitingAt('chen', school)).toEqual(['刘洋']);
    const checked = await world.does('chen', CHECK_TITLE, { title: waiting.id, version: 2 });
    expect(checked.checkTitle).toMatchObject({ state: 'VALID', account: { account: 'liu' } });
    const { recheckTitle } = await world.does('chen', RECHECK_TITLE, seen(valid));
    await isWhole();

    await world.does('wang', REOPEN, { account: accountId('liu-2') });
    expect(await titlesOf('liu')).toEqual([]);
    expect(await waitingAt('huang', hospital)).toEqual(['刘洋']);
    const back = await world.does('huang', CHECK_TITLE, { title: valid.id, version: recheckTitle.version + 1 });
    expect(back.checkTitle).toMatchObject({ state: 'VALID', account: { account: 'liu-2' } });
    await isWhole();
  });

  async function bornOf(who: string): Promise<string> {
    const { bornIn } = (await loadPerson(world.table, who))?.account.identity ?? expect.fail();
    return `${bornIn}-15`;
  }

  it('whoever applies through no unit has nobody to check a title', async () => {
    expect(await world.refusal('wang', TITLE_UPLOAD, { account: accountId('wang') })).toBe('TITLE_WITHOUT_UNIT');
    expect(await titlesOf('wang')).toEqual([]);
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
    await isWhole();
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
    await isWhole();
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
    await isWhole();
  });

  it('R3: typed otherwise than on record it is not submitted; corrected it is', async () => {
    await onRecord(world, 'liu', 'chen');
    const { id, version } = await draft(world, 'liu', 'school', { presentTitle: { ...SECTIONS.presentTitle, obtainedOn: '2016-12-20' } });
    const { errors } = await world.ask('liu', SUBMIT, { application: id, version, key: freshKey() });
    expect(errors?.[0]?.message).toContain('取得时间填写为2016年12月20日，档案为2018年12月20日');
    await world.does('liu', SAVE, { application: id, version: 1, content: { presentTitle: SECTIONS.presentTitle } });
    expect(await world.refusal('liu', SUBMIT, { application: id, version, key: freshKey() })).toBeNull();
    await isWhole();
  });
});
