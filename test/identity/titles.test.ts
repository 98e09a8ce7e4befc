/** R3, P7: titles from before are recorded with a scan and checked by the unit, once, and by nobody who has recorded them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isSameDocument, MOST_WAITING } from '../../schema/identity/titles/rules.ts';
import { freshKey } from '../support/forms.ts';
import { inbox, mailsTo } from '../support/notices.ts';
import { scan } from '../support/scans.ts';
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
import { accountId, city, CYCLE, organisationId, type World } from '../support/world.ts';
import { APPOINT, DISMISS } from './acts.ts';

let world: World;
beforeEach(async () => {
  world = await city();
});

const school = organisationId('school');

describe('R3: 刘洋 records the title of 2018', () => {
  it('with its scan; it waits in the list of the school, and counts when an officer has found it right', async () => {
    const title = await recorded(world, 'liu');
    expect(title.state).toBe('PENDING');
    expect(await waitingAt(world, 'chen', school)).toEqual(['刘洋']);
    const { myWork } = await world.does('chen', '{ myWork { cycle { cycle: code } waiting { what { zh } count } } }');
    expect(myWork).toEqual([{ cycle: { cycle: CYCLE }, waiting: [{ what: { zh: '职称记录待核验' }, count: 1 }] }]);
    await world.deliver();
    expect(await topics(world, 'chen')).toContain('TITLE_TO_CHECK');
    expect(await topics(world, 'liu')).not.toContain('TITLE_TO_CHECK');

    const { checkTitle } = await world.does('chen', CHECK_TITLE, seen(title));
    expect(checkTitle).toMatchObject({ state: 'VALID', version: 2, name: '一级教师', account: { account: 'liu' } });
    expect(await waitingAt(world, 'chen', school)).toEqual([]);
    await world.deliver();
    expect(await topics(world, 'liu')).toContain('TITLE_ACCEPTED');
    const [own] = await titlesOf(world, 'liu');
    expect(own).toMatchObject({ state: 'VALID', document: '嘉职改办〔2018〕12号' });
    expect(own.scan.url).toContain('proofs/titles/liu/');
    await isWhole(world);
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
    await isWhole(world);
  });

  it('is in nobody’s digest once it is checked; what waits still is (C14)', async () => {
    const title = await recorded(world, 'liu');
    await recorded(world, 'yang');
    await world.deliver();
    await world.does('chen', CHECK_TITLE, seen(title));
    world.at('2024-09-11T18:00:00+08:00');
    await world.digest();
    await world.deliver();
    const mailed = mailsTo(world, 'lin').at(-1)?.text ?? '';
    expect(mailed).toContain('杨帆登记了职称“一级教师”');
    expect(mailed).not.toContain('刘洋登记了职称');
  });

  it('takes back what nobody has checked, and nothing else', async () => {
    const title = await recorded(world, 'liu');
    expect(await world.refusal('yang', WITHDRAW_TITLE, seen(title))).toBe('TITLE_UNKNOWN');
    expect(await world.refusal('chen', WITHDRAW_TITLE, seen(title))).toBe('TITLE_UNKNOWN');
    expect((await world.does('liu', WITHDRAW_TITLE, seen(title))).withdrawTitle.state).toBe('WITHDRAWN');
    expect(await waitingAt(world, 'chen', school)).toEqual([]);
    expect(await world.refusal('chen', CHECK_TITLE, { ...seen(title), version: 2 })).toBe('TITLE_NOT_IN_STATE');
    const valid = await onRecord(world, 'liu', 'chen');
    expect(await world.refusal('liu', WITHDRAW_TITLE, seen(valid))).toBe('TITLE_NOT_IN_STATE');
    await isWhole(world);
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
    expect(await topics(world, 'liu')).toContain('TITLE_RECORDED');
    expect(await topics(world, 'lin')).toContain('TITLE_TO_CHECK');
    expect(await topics(world, 'chen')).not.toContain('TITLE_TO_CHECK');
    expect((await world.does('lin', CHECK_TITLE, seen(title))).checkTitle.state).toBe('VALID');
    await isWhole(world);
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

  it('where the unit has nobody else who may, the bureau is asked as well, until it is checked', async () => {
    await world.does('wang', DISMISS, { organisation: school, account: accountId('lin') });
    const title = await recorded(world, 'chen', 'liu');
    await world.deliver();
    expect(await topics(world, 'wang')).toContain('TITLE_TO_CHECK');
    expect((await world.does('wang', CHECK_TITLE, seen(title))).checkTitle.state).toBe('VALID');
    await recorded(world, 'yang');
    await world.deliver();
    expect((await topics(world, 'wang')).filter((topic) => topic === 'TITLE_TO_CHECK')).toHaveLength(1);
    expect(await topics(world, 'chen')).toContain('TITLE_TO_CHECK');
    world.at('2024-09-11T18:00:00+08:00');
    await world.digest();
    await world.deliver();
    expect(mailsTo(world, 'wang').at(-1)?.text ?? '').not.toContain('登记了职称');
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
    expect(await waitingAt(world, 'chen', school)).toEqual(['刘洋']);
    await world.deliver();
    expect(await topics(world, 'liu')).toContain('TITLE_RECHECKED');
    const rejected = await world.does('chen', CHECK_TITLE, { ...seen(recheckTitle), accept: false, reason: '非本人证书' });
    expect(rejected.checkTitle.state).toBe('REJECTED');
    const again = await world.does('wang', RECHECK_TITLE, seen(rejected.checkTitle));
    expect((await world.does('chen', CHECK_TITLE, seen(again.recheckTitle))).checkTitle.state).toBe('VALID');
    await isWhole(world);
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
    expect(await titlesOf(world, 'liu')).toHaveLength(1);
    await isWhole(world);
  });

  it('under one key is recorded once, and answered as it was; the key takes no other content', async () => {
    const asked = { account: accountId('liu'), upload: await scanned(world, 'liu'), key: freshKey() };
    const first = await world.does('liu', RECORD_TITLE, asked);
    expect((await world.does('liu', RECORD_TITLE, asked)).recordTitle.id).toBe(first.recordTitle.id);
    expect(await world.refusal('liu', RECORD_TITLE, { ...asked, document: '别的文号' })).toBe('KEY_REUSED');
    expect(await titlesOf(world, 'liu')).toHaveLength(1);
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
    await isWhole(world);
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
    expect(await titlesOf(world, 'liu')).toEqual([]);
  });

  it('has a type and a size that are taken', async () => {
    const ask = (changes: object) => world.refusal('liu', TITLE_UPLOAD, { account: accountId('liu'), ...changes });
    expect(await ask({ contentType: 'video/mp4' })).toBe('PROOF_TYPE');
    expect(await ask({ size: 10 * 1024 * 1024 + 1 })).toBe('PROOF_SIZE');
    expect(await ask({ size: 0 })).toBe('PROOF_SIZE');
  });
});
