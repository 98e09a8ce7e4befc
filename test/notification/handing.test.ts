/** Whoever has the next move hears of it, and what is told holds when it is sent (C14). */
import { describe, expect, it } from 'vitest';
import { ADD_OFFICER, APPOINT, DISMISS } from '../identity/acts.ts';
import {
  APPROVE,
  applicationIn,
  DECIDE,
  draft,
  PASS,
  RECOMMEND,
  RESTORE,
  RETURN,
  sendAgain,
  submit,
  WITHDRAW,
  type Handle,
} from '../support/forms.ts';
import { dump } from '../support/invariants.ts';
import { inbox, mailsTo, PREFER } from '../support/notices.ts';
import { objection, posting } from '../support/postings.ts';
import { mendedFor, underReReview } from '../support/returned.ts';
import { RECEIVE_TABLE, sentTable } from '../support/tables.ts';
import { accountId, city, organisationId, person, type World, BUREAU } from '../support/world.ts';

const school = organisationId('school');
const opinion = '意见';
/** What a person was told since the last look: topics and words. */
const heard = async (world: World, who: string): Promise<string[]> => {
  await world.deliver();
  return (await inbox(world, who)).notices.map(({ topic, text }: { topic: string; text: { zh: string } }) => `${topic} ${text.zh}`);
};
const about = (notices: readonly string[], topic: string) => notices.filter((one) => one.startsWith(topic));
const mailed = async (world: World, at: string) => {
  world.at(at);
  await world.digest();
  await world.deliver();
};

describe('work that comes to a desk', () => {
  it('a submission is told to the unit’s officers, a recommendation to the department, an approval to whoever sends the table', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED');
    for (const who of ['chen', 'lin'])
      expect(await heard(world, who)).toEqual(['TO_REVIEW 嘉峪关市第一中学刘洋的申报已提交，请审核。截止时间：2024年10月31日24时。']);
    for (const who of ['huang', 'zhao', 'wang']) expect(await heard(world, who)).toEqual([]);

    const other = await city();
    const { id, version } = await applicationIn(other, 'CLEARED');
    const { recommendApplication } = await other.does('chen', RECOMMEND, { application: id, version, opinion });
    for (const who of ['zhao', 'sun'])
      expect(about(await heard(other, who), 'TO_REVIEW')).toEqual([expect.stringContaining('经单位推荐，请审核')]);
    await other.does('zhao', APPROVE, { application: id, version: recommendApplication.version, opinion });
    expect(about(await heard(other, 'sun'), 'TO_SEND')).toEqual([expect.stringContaining('刘洋（嘉峪关市第一中学）审核通过')]);
    expect(await heard(other, 'qian')).toEqual([]);
  });

  it('what was mended is told to whoever had returned it; what was restored, to the unit', async () => {
    const world = await city();
    await mendedFor('zhao')(world);
    expect(about(await heard(world, 'sun'), 'TO_REVIEW')).toContainEqual(expect.stringContaining('已修改重报，请审核'));
    const other = await city();
    await mendedFor('wang')(other);
    for (const who of ['li', 'sun'])
      expect(about(await heard(other, who), 'TO_REVIEW')).toContainEqual(expect.stringContaining('已修改重报'));
    const third = await city();
    const { id, version } = await applicationIn(third, 'SUBMITTED');
    await third.does('liu', WITHDRAW, { application: id, version });
    expect(await heard(third, 'chen')).toEqual(['WITHDRAWN 刘洋已撤回申报，不再审核、公示。理由：材料不全']);
    await third.does('liu', RESTORE, { application: id, version: version + 1 });
    expect(about(await heard(third, 'chen'), 'TO_REVIEW')).toEqual([expect.stringContaining('撤回后已恢复')]);
  });

  it('what the re-review has passed is the bureau’s to bring to the meeting', async () => {
    const world = await city();
    const { id, version } = await underReReview(world);
    world.at('2024-11-05T10:00:00+08:00');
    await world.does('zhao', PASS, { application: id, version, opinion });
    expect(about(await heard(world, 'li'), 'TO_REVIEW')).toContainEqual(expect.stringContaining('已通过集中复审，请提交会议审议'));
  });

  it('goes in the digest of the day; on the last day at once', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
    await world.deliver();
    expect(mailsTo(world, 'chen')).toEqual([]);
    await mailed(world, '2024-09-11T18:00:00+08:00');
    const [mail] = mailsTo(world, 'chen');
    // Both stand under one heading.
    expect(mail?.text).toContain('1. 有申报待审核（2件）');
    expect(mail?.text).toContain('刘洋的申报已提交');
    expect(mail?.text).toContain('杨帆的申报已提交');
    const back: Handle = (await world.does('chen', RETURN, { application: id, version, opinion })).returnApplication;
    world.at('2024-10-31T09:00:00+08:00');
    await sendAgain(world, 'liu', back);
    await world.deliver();
    expect(mailsTo(world, 'chen').map(({ subject }) => subject)).toContain('【职称评审】有申报待审核');
  });

  it('what somebody typed is told as it was typed, braces and all, on the last day as well', async () => {
    const world = await city();
    world.at('2024-10-20T20:00:00+08:00');
    const handle = await draft(world, 'liu', 'school');
    await submit(world, 'liu', handle);
    expect(about(await heard(world, 'chen'), 'TO_REVIEW')[0]).not.toContain('{');
  });
});

describe('a digest of an office that has changed hands', () => {
  it('lin is dismissed at 17:30: no mail and nothing in the inbox about other people; chen’s is without what is done; the successor hears what waits', async () => {
    const world = await city();
    await applicationIn(world, 'SUBMITTED');
    const yang = await applicationIn(world, 'CLEARED', { applicant: 'yang' });
    await world.deliver();
    expect(await heard(world, 'lin')).toHaveLength(1);
    await world.does('chen', RECOMMEND, { application: yang.id, version: yang.version, opinion });
    world.at('2024-09-11T17:30:00+08:00');
    await world.does('zhao', DISMISS, { organisation: school, account: accountId('lin') });
    await world.does('zhao', ADD_OFFICER, { organisation: school, person: person('fresh', '新官') });
    // What lies in the outbox names nobody to whoever looks after it.
    const asked = (await dump(world)).filter(({ content }) => (content as { kind?: string } | undefined)?.kind === 'hand-over');
    expect(asked.map(({ cause }) => String(cause))).toEqual([expect.not.stringContaining('fresh')]);
    await mailed(world, '2024-09-11T18:00:00+08:00');
    expect(mailsTo(world, 'lin')).toEqual([]);
    expect(mailsTo(world, 'chen')[0]?.text).toContain('刘洋的申报已提交');
    expect(mailsTo(world, 'fresh').map(({ subject }) => subject)).toEqual(['【职称评审】您已任嘉峪关市第一中学经办人，现有待办事项']);
    expect(mailsTo(world, 'fresh')[0]?.text).toContain('已提交，待单位审核1件');
    world.at(world.now + 11_000); // no process remembers the old grants
    expect(await inbox(world, 'lin')).toMatchObject({ notices: [], unreadCount: 0 });
    // Appointed again, lin sees them again, and hears what waits.
    await world.does('zhao', APPOINT, { organisation: school, account: accountId('lin') });
    world.at(world.now + 11_000);
    expect((await heard(world, 'lin')).map((one) => one.split(' ')[0])).toEqual(['HANDED_OVER', 'TO_REVIEW']);
  });

  it('the bureau’s successor hears what waits of all departments, and the department’s of its tables: each by what stands as it does', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const hears = async (by: string, organisation: string, who: string) => {
      await world.deliver();
      await world.does(by, ADD_OFFICER, { organisation: organisationId(organisation), person: person(who, '新官') });
      const [told = ''] = about(await heard(world, who), 'HANDED_OVER');
      return told.split('现有待办：')[1] ?? null;
    };
    // The table has to be sent first: until then nothing waits for the bureau.
    expect(await hears('wang', 'education', 'fresh-1')).toBe('汇总表未报送1件。请登录系统办理。');
    expect(await hears('wang', BUREAU, 'fresh-2')).toBeNull();
    const sent = await sentTable(world);
    expect(await hears('wang', BUREAU, 'fresh-3')).toBe('汇总表已报送，待接收1件。请登录系统办理。');
    expect(await hears('wang', 'education', 'fresh-4')).toBeNull();
    await world.does('wang', RECEIVE_TABLE, { table: sent.id, version: sent.version });
    for (const [organisation, who] of [
      [BUREAU, 'fresh-5'],
      ['education', 'fresh-6'],
    ] as const)
      expect(await hears('wang', organisation, who)).toBe('部门审核通过，待集中复审1件。请登录系统办理。');
  });

  it('what was done before the digest is not in it, and where all was done there is none', async () => {
    const world = await city();
    const handles: Record<string, Handle> = {};
    for (const applicant of ['liu', 'yang']) handles[applicant] = await applicationIn(world, 'CLEARED', { applicant });
    for (const who of ['zhao', 'sun']) await world.does(who, PREFER, { choices: [{ class: 'WORK', mail: 'DIGEST' }] });
    const recommended: Handle[] = [];
    for (const { id, version } of Object.values(handles))
      recommended.push((await world.does('chen', RECOMMEND, { application: id, version, opinion })).recommendApplication);
    await world.deliver();
    const [first, second] = recommended;
    await world.does('zhao', APPROVE, { application: first?.id, version: first?.version, opinion });
    await mailed(world, '2024-09-11T18:00:00+08:00');
    const text = mailsTo(world, 'sun')[0]?.text ?? '';
    expect([text.includes('杨帆的申报经单位推荐'), text.includes('刘洋的申报经单位推荐')]).toEqual([true, false]);
    await world.does('zhao', RETURN, { application: second?.id, version: second?.version, opinion });
    expect(mailsTo(world, 'sun')).toHaveLength(1);
  });
});

describe('U4: an objection that is to be answered', () => {
  it('is reminded of on the morning of its own due day, and every morning until it is answered; not a millisecond before', async () => {
    const world = await city();
    const against = await objection(world, (await posting(world)).id);
    await world.deliver();
    const toldAt = async (at: string) => {
      world.at(at);
      const before = world.mails.length;
      await world.tellDueObjections();
      await world.deliver();
      return world.mails.slice(before).map(({ to, subject }) => `${to.split('@')[0]} ${subject}`);
    };
    // Lodged on the 11th, it is due on the 19th: 12, 13, 14 and 18 are worked.
    expect(await toldAt('2024-09-18T09:00:00+08:00')).toEqual([]);
    expect(await toldAt('2024-09-19T08:59:59.999+08:00')).toEqual([]);
    const today = ['chen', 'lin'].map((who) => `${who} 【职称评审提醒】公示异议1件须于2024年9月19日24时前核查答复`);
    expect((await toldAt('2024-09-19T09:00:00+08:00')).toSorted()).toEqual(today);
    expect(await toldAt('2024-09-19T10:00:00+08:00')).toEqual([]);
    await toldAt('2024-09-20T09:00:00+08:00');
    expect(mailsTo(world, 'chen').at(-1)?.text).toContain('贵单位的公示异议1件已逾期未答复');
    await world.does('chen', DECIDE, { objection: against, finding: 'DISMISSED' });
    expect(await toldAt('2024-09-21T09:00:00+08:00')).toEqual([]);
  });
});
