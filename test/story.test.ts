/**
 * The year 2024 as its people lived it, in order, on one table; after every step the whole of it is still true. Each step stands
 * on the ones before.
 */
import { read } from '@e965/xlsx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROWS_ABOVE } from '../schema/summary/annex/columns.ts';
import {
  ACCEPT,
  APPROVE,
  applicationIn,
  BEGIN,
  draft,
  draftByHand,
  EXPORT,
  freshKey,
  judged,
  POST,
  RECOMMEND,
  RETURN,
  SAVE,
  SECTIONS,
  submit,
  SUBMIT,
  WAIVE,
  type Handle,
} from './support/forms.ts';
import { plainObjects } from './support/canaries.ts';
import { dump, wrongWith } from './support/invariants.ts';
import { AMEND } from './calendar/acts.ts';
import { CORRECT, CORRECT_UNIT, CREATE_APPLICANT } from './identity/acts.ts';
import { APPLICANTS, createUnits, officerOf, REFUSED } from './support/channels.ts';
import { writeInto } from './support/log.ts';
import { city, organisationId, person, SECRETS, type World } from './support/world.ts';

let world: World;
const handles: Record<string, Handle> = {};
const reviewed = async (who: string, document: string, field: string, applicant: string, opinion: string) => {
  const { id, version } = handles[applicant] ?? { id: '', version: 0 };
  handles[applicant] = (await world.does(who, document, { application: id, version, opinion }))[field];
};

/** Everything that is logged while the story is told. */
const logged: string[] = [];
let stop = (): void => undefined;
let units: Record<string, string> = {};
const accounts: Record<string, string> = {};

beforeAll(async () => {
  stop = writeInto(logged);
  world = await city({ at: '2024-09-02T09:00:00+08:00' });
});

afterAll(() => stop());

afterEach(async () => {
  expect(wrongWith(await dump(world))).toEqual([]);
});

/** A filled-in draft through a unit that the story has created. */
async function draftThrough(account: string, unit: string, form: Parameters<typeof draft>[3]): Promise<Handle> {
  return draftByHand(world, account, Buffer.from(unit, 'base64').toString().replace('Organisation:', ''), form);
}

describe('the year 2024', () => {
  it('2 September: the notice is out; nothing but the preparation is open', async () => {
    await world.tick();
    const { openPhases } = await world.does(null, '{ openPhases { name } }');
    expect(openPhases).toEqual([{ name: 'PREPARATION' }]);
    expect(await world.refusal('liu', BEGIN, { unit: organisationId('school') })).toBe('WINDOW_NOT_OPEN');
  });

  it('5 September: the school creates accounts for zhu and for 阿依古丽·买买提', async () => {
    world.at('2024-09-05T10:00:00+08:00');
    for (const [account, name] of [
      ['zhu', '朱𠮷'],
      ['ayigul', '阿依古丽·买买提'],
    ] as const) {
      await world.does('chen', CREATE_APPLICANT, { unit: organisationId('school'), person: person(account, name) });
    }
    expect((await world.does('ayigul', '{ viewer { name } }')).viewer.name).toBe('阿依古丽·买买提');
  });

  it('6 September: the bureau creates units of every kind, and each its people, through the channel that is theirs (P1, P5)', async () => {
    world.at('2024-09-06T10:00:00+08:00');
    units = await createUnits(world);
    for (const [account, { name, unit, standing }] of [...Object.entries(APPLICANTS), ...Object.entries(REFUSED)]) {
      const created = await world.does(officerOf(unit), CREATE_APPLICANT, { unit: units[unit], person: person(account, name), standing });
      accounts[account] = created.createApplicant.id;
    }
    const barred = { unit: units.school, person: person('clerk', '公务员') };
    for (const kind of ['CIVIL_SERVANT', 'RETIRED']) {
      expect(await world.refusal('chen', CREATE_APPLICANT, { ...barred, standing: { kind } }), kind).toBe('PERSON_BARRED');
    }
    expect(await world.refusal('chen', CREATE_APPLICANT, { ...barred, standing: { kind: 'FLEXIBLE', household: true } })).toBe(
      'CHANNEL_CLOSED',
    );
    expect(await world.refusal('pai', CREATE_APPLICANT, { ...barred, unit: units.branch, standing: { kind: 'NON_PUBLIC_STAFF' } })).toBe(
      'CHANNEL_CLOSED',
    );
  });

  it('11 September, 0时: personal application opens by itself; liu applies the same morning', async () => {
    world.at('2024-09-11T00:00:00+08:00');
    expect((await world.tick()).map(({ phase, kind }) => `${phase} ${kind}`)).toEqual(['PREPARATION CLOSED', 'APPLICATION OPENED']);
    world.at('2024-09-11T08:30:00+08:00');
    handles.liu = await applicationIn(world, 'SUBMITTED', { applicant: 'liu' });
  });

  it('12 September: the school returns it, liu mends and sends it again (随报随审)', async () => {
    world.at('2024-09-12T10:00:00+08:00');
    await reviewed('chen', RETURN, 'returnApplication', 'liu', '参加工作时间与档案不符');
    await world.does('liu', SAVE, { application: handles.liu?.id, version: 1, content: { basics: { startedWorkOn: '2010-06-01' } } });
    handles.liu = await submit(world, 'liu', handles.liu ?? { id: '', version: 0 });
    await reviewed('lin', ACCEPT, 'acceptApplication', 'liu', '已补正');
    const { postApplication } = await world.does('chen', POST, { application: handles.liu?.id, version: handles.liu?.version });
    // 13, 14 (made up for the holiday), 18, 19 and 20 September are its five working days (U3, C9, C10).
    expect(postApplication.endsAt).toBe('2024-09-21T00:00:00.000+08:00');
    expect((await world.does('liu', '{ myApplication { state submissions { number } } }')).myApplication).toEqual({
      state: 'POSTED',
      submissions: [{ number: 1 }, { number: 2 }],
    });
  });

  it('13 September: an applicant of every channel applies, and each is taken (P3, P5, P6)', async () => {
    world.at('2024-09-13T09:00:00+08:00');
    for (const [account, { unit, form = {} }] of Object.entries(APPLICANTS)) {
      const handle = await draftThrough(account, units[unit] ?? '', form);
      expect((await submit(world, account, handle)).id, account).toBe(handle.id);
    }
  });

  it('14 September: an applicant of every exclusion is refused on its rule, and told what would change it (P3, P4, P6, A7)', async () => {
    world.at('2024-09-14T09:00:00+08:00');
    for (const [account, { unit, form = {}, rule, grounds = 1, after }] of Object.entries(REFUSED)) {
      await after?.(world, accounts[account] ?? '');
      const handle = await draftThrough(account, units[unit] ?? '', form);
      handles[account] = handle;
      const { errors } = await world.ask(account, SUBMIT, { application: handle.id, version: handle.version, key: freshKey() });
      expect(errors?.[0]?.extensions, account).toMatchObject({ code: 'NOT_ELIGIBLE', rule, details: { count: grounds } });
    }
  });

  it('16 September: a slip in 甲’s number is put right, and the winery has a new name: what runs says so, with who and why (P11)', async () => {
    world.at('2024-09-16T10:00:00+08:00');
    const document = '嘉公户〔2024〕7号';
    const { identityNumber } = person('in-post', '甲在编');
    await world.does('chen', CORRECT, { account: accounts['in-post'], identityNumber, document });
    const name = '嘉峪关市某酒业股份有限公司';
    await world.does('wang', CORRECT_UNIT, { unit: units.winery, name, document });
    world.at('2024-09-16T10:03:00+08:00');
    await world.deliver();
    await world.sweep();
    const SEEN =
      'query ($u: ID!) { unitApplications(unit: $u) { edges { node { unitName history(first: 9) { edges { node { action reason } } } } } } }';
    const { unitApplications } = await world.does('du', SEEN, { u: units.winery });
    expect(unitApplications.edges).toMatchObject([{ node: { unitName: name } }]);
    expect(JSON.stringify(unitApplications)).toContain('申报单位名称更正');
  });

  it('18 September: the bureau extends the phase by a day; the schedules follow', async () => {
    world.at('2024-09-18T16:00:00+08:00');
    await world.does('wang', AMEND, { phase: 'APPLICATION', closesAt: '2024-10-22T00:00:00+08:00' });
    await world.deliver();
    expect(world.schedules.map(({ target }) => target)).toContain('calendar-tick');
    expect(world.schedules).toHaveLength(8); // the new close, four reminders before it, a look after it at who missed it, and two looks a minute later
  });

  it('21 September: the posting of liu has ended, its report is there, and the school recommends (U5)', async () => {
    world.at('2024-09-21T00:01:00+08:00');
    await world.closePostings();
    const { myApplication } = await world.does(
      'liu',
      '{ myApplication { id version state posting { state: postingState report { sha256 } } } }',
    );
    expect(myApplication).toMatchObject({ state: 'CLEARED', posting: { state: 'CLEARED' } });
    handles.liu = myApplication;
    world.at('2024-09-23T09:00:00+08:00');
    await reviewed('chen', RECOMMEND, 'recommendApplication', 'liu', '同意推荐');
  });

  it('16 October: the penalty that ended yesterday bars no more (P4)', async () => {
    const { id = '', version = 0 } = handles['service-penalty'] ?? {};
    const again = () => world.refusal('service-penalty', SUBMIT, { application: id, version, key: freshKey() });
    world.at('2024-10-15T23:59:59.999+08:00');
    expect(await again()).toBe('NOT_ELIGIBLE');
    world.at('2024-10-16T00:00:00+08:00');
    expect(await again()).toBeNull();
  });

  it('20 October: zhu and ayigul still have drafts and are reminded; liu is not', async () => {
    world.at('2024-10-20T09:00:00+08:00');
    handles.zhu = await draft(world, 'zhu', 'school');
    handles.ayigul = await draft(world, 'ayigul', 'school');
    world.at('2024-10-21T00:00:00+08:00');
    await world.remind();
    await world.deliver();
    const waiting = Object.keys(REFUSED).filter((account) => account !== 'service-penalty');
    const reminded = ['ayigul', 'zhu', ...waiting].map((account) => `${account}@example.cn`);
    const reminders = world.mails.filter(({ subject }) => subject.startsWith('【职称评审提醒】'));
    expect(reminders.map(({ to }) => to).toSorted()).toEqual(reminded.toSorted());
    expect(reminders[0]?.text).toContain('2024年10月21日24时');
  });

  it('21 October, 23:59:59.999: zhu submits in the last millisecond of the extension; ayigul a millisecond later is refused', async () => {
    const answer = await world.does(
      'zhu',
      SUBMIT,
      { application: handles.zhu?.id, version: 1, key: freshKey() },
      { arrivesAt: Date.parse('2024-10-21T23:59:59.999+08:00') },
    );
    handles.zhu = answer.submitApplication.application;
    world.at('2024-10-22T00:00:00+08:00');
    const { errors } = await world.ask('ayigul', SUBMIT, { application: handles.ayigul?.id, version: 1, key: freshKey() });
    expect(errors?.[0]?.message).toBe('“个人申报”已于2024年10月21日24时截止。本次请求到达时间：2024年10月22日00:00:00.000。');
    expect((await world.does('ayigul', '{ myApplication { state } }')).myApplication.state).toBe('LAPSED');
  });

  it('22 October: the closing is recorded once, at the amended instant', async () => {
    await world.tick();
    await world.tick();
    const { cycle } = await world.does(null, '{ cycle { transitions { phase kind at } } }');
    const closings = cycle.transitions.filter(
      (one: { phase: string; kind: string }) => one.phase === 'APPLICATION' && one.kind === 'CLOSED',
    );
    expect(closings).toEqual([{ phase: 'APPLICATION', kind: 'CLOSED', at: '2024-10-22T00:00:00.000+08:00' }]);
  });

  it('22 October: zhu is posted on the day before the last safe day, and recommended on the 30th (C11)', async () => {
    world.at('2024-10-22T10:00:00+08:00');
    await reviewed('chen', ACCEPT, 'acceptApplication', 'zhu', '接收');
    const { postApplication } = await world.does('chen', POST, { application: handles.zhu?.id, version: handles.zhu?.version });
    expect(postApplication).toMatchObject({ endsAt: '2024-10-30T00:00:00.000+08:00', flag: null });
    world.at('2024-10-30T00:01:00+08:00');
    await world.closePostings();
    const { myApplication } = await world.does('zhu', '{ myApplication { id version state } }');
    handles.zhu = myApplication;
    await reviewed('chen', RECOMMEND, 'recommendApplication', 'zhu', '同意推荐');
  });

  it('30 October: the department has zhu’s papers mended; sent again the same day, they are to be shown for three working days, and there are none left (C6, U7)', async () => {
    world.at('2024-10-30T09:00:00+08:00');
    const told = { application: handles.zhu?.id, version: handles.zhu?.version, opinion: '论文刊物有误', judgements: judged('papers') };
    handles.zhu = (await world.does('zhao', RETURN, told)).returnApplication;
    expect(await world.refusal('zhu', SAVE, { application: handles.zhu?.id, version: 1, content: { education: SECTIONS.education } })).toBe(
      'SECTION_CLOSED',
    );
    const papers = { items: [{ title: '函数教学初探', venue: '数学教学研究', grade: 'PROVINCIAL', publishedOn: '2022-03-01' }] };
    await world.does('zhu', SAVE, { application: handles.zhu?.id, version: 1, content: { papers } });
    world.at('2024-10-30T10:00:00+08:00');
    handles.zhu = await submit(world, 'zhu', handles.zhu ?? { id: '', version: 0 });
    const { myApplication } = await world.does('zhu', '{ myApplication { state posting { supplements endsAt } next { text { zh } } } }');
    expect(myApplication).toMatchObject({
      state: 'RECOMMENDED',
      posting: { supplements: ['PAPERS'], endsAt: '2024-11-05T00:00:00.000+08:00' },
    });
    expect(myApplication.next.text.zh).toContain('补充公示');
  });

  it('31 October: the department cannot approve zhu’s unseen; it records that a journal’s full name is a matter of form, which zhu and the school hear (U7)', async () => {
    world.at('2024-10-31T16:00:00+08:00');
    const told = { application: handles.zhu?.id, version: handles.zhu?.version };
    expect(await world.refusal('zhao', APPROVE, { ...told, opinion: '审核通过' })).toBe('SUPPLEMENT_RUNNING');
    handles.zhu = (await world.does('zhao', WAIVE, { ...told, opinion: '仅更正刊物全称，与佐证材料一致' })).waiveSupplement;
    await world.deliver();
    for (const [who, topic] of [
      ['zhu', 'YOURS_OF_FORM'],
      ['chen', 'OF_FORM'],
    ] as const) {
      const { inbox } = await world.does(who, '{ inbox(first: 1) { edges { node { topic } } } }');
      expect(inbox.edges[0].node.topic).toBe(topic);
    }
  });

  it('31 October: the department approves both and the summary table comes out, as the system knows it', async () => {
    world.at('2024-10-31T17:00:00+08:00');
    await reviewed('zhao', APPROVE, 'approveApplication', 'liu', '审核通过');
    await reviewed('zhao', APPROVE, 'approveApplication', 'zhu', '审核通过');
    await world.does('zhao', EXPORT, { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' });
    await world.deliver();
    await world.build();
    const sheet = read([...world.stored].find(([key]) => key.startsWith('exports/'))?.[1]).Sheets['汇总表'] ?? {};
    expect([0, 1].map((row) => sheet[`C${ROWS_ABOVE + 1 + row}`]?.v)).toEqual(['刘洋', '朱𠮷']);
    expect(sheet[`E${ROWS_ABOVE + 1}`]?.v).toBe('2010-06-01');
    expect(sheet.A5?.v).toBe('填报日期：2024-10-31');
  });

  it('1 November: it is over; what is not done is not done', async () => {
    world.at('2024-11-01T00:00:00+08:00');
    expect((await world.tick()).map(({ phase, kind }) => `${phase} ${kind}`)).toContain('DEPARTMENT_REVIEW CLOSED');
    expect(await world.refusal('zhao', APPROVE, { application: handles.liu?.id, version: handles.liu?.version, opinion: '再看' })).toBe(
      'NOT_IN_STATE',
    );
  });

  it('after all this, everything delivered and run once more changes nothing', async () => {
    await world.deliver();
    const before = await dump(world);
    const mails = world.mails.length;
    await world.replay(before.filter(({ pk }) => pk.startsWith('OUTBOX#')).map(({ pk }) => pk.slice('OUTBOX#'.length)));
    await world.tick();
    await world.remind();
    await world.deliver();
    expect(world.mails).toHaveLength(mails);
    expect(await dump(world)).toEqual(before);
  });

  it('no identity number, telephone or token stands in plain in the table, in a mail, in a log or in a file but the table itself (G14)', async () => {
    const number = [...SECRETS][0] ?? '';
    const token = await world.issuer.token('liu', world.now);
    SECRETS.add(token);
    // What goes wrong is logged: a token that is none, and a number where none belongs.
    await world.send({ headers: { authorization: `Bearer ${token}x` }, body: JSON.stringify({ query: '{ clock }' }) });
    await world.ask('liu', 'query ($id: ID!) { node(id: $id) { id } }', { id: { number } });
    expect(logged.length).toBeGreaterThan(0);
    const everything = [JSON.stringify(await dump(world)), JSON.stringify(world.mails), ...logged].join('\n');
    expect([...SECRETS].filter((secret) => everything.includes(secret))).toEqual([]);
    expect(plainObjects(world)).toEqual([]);
  });
});
