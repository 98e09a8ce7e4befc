/** Whoever is in custody of a 人才服务机构 works elsewhere: tables and postings say where, and the posting reaches their colleagues (D10, U2). */
import { read } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { ROWS_ABOVE } from '../../schema/summary/annex/columns.ts';
import { employerOf } from '../../schema/application/rules/workplace.ts';
import { CHANGE_STANDING, CREATE_APPLICANT } from '../identity/acts.ts';
import { createUnits } from '../support/channels.ts';
import { applicationIn, EXPORT, judged, POST, RETURN, SAVE, submit } from '../support/forms.ts';
import { accountId, city, person, type World } from '../support/world.ts';

const EMPLOYER = '嘉峪关市某酒业有限公司';
const CUSTODIAN = '嘉峪关市人才交流服务中心';

/** 丁, whose file lies with the custodian, works for an employer; 壬, who works for none, belongs to the custodian alone. */
async function inCustody(): Promise<{ world: World; unit: string }> {
  const world = await city();
  const units = await createUnits(world);
  const unit = units['talents'] ?? '';
  for (const [account, name, standing] of [
    ['ding', '丁托管', { kind: 'NON_PUBLIC_STAFF', employer: EMPLOYER }],
    ['ren', '壬灵活', { kind: 'FLEXIBLE', household: true }],
  ] as const)
    await world.does('bai', CREATE_APPLICANT, { unit, person: person(account, name), standing });
  return { world, unit: Buffer.from(unit, 'base64').toString().split(':')[1] ?? '' };
}

it('D10: the posting of 丁 hangs where 丁 works as well and is shown in public; that of 壬, who has no employer, in the custodian', async () => {
  const { world, unit } = await inCustody();
  const { id, version } = await applicationIn(world, 'ACCEPTED', { applicant: 'ding', unit, officer: 'bai' });
  const post = (more: object) => ({ application: id, version, ...more });
  expect(await world.refusal('bai', POST, post({}))).toBe('EMPLOYER_PLACE');
  expect(await world.refusal('bai', POST, post({ employerPlace: '厂区公告栏', audience: 'UNIT' }))).toBe('EMPLOYER_EXCLUDED');
  const { postApplication } = await world.does('bai', POST, post({ employerPlace: '厂区公告栏' }));
  expect(postApplication.audience).toBe('PUBLIC');
  const seen = 'query ($id: ID!) { node(id: $id) { ... on Posting { workplace unitName employerPlace } } }';
  const { node } = await world.does(null, seen, { id: postApplication.id });
  expect(node).toEqual({ workplace: `${EMPLOYER}（申报单位：${CUSTODIAN}）`, unitName: CUSTODIAN, employerPlace: '厂区公告栏' });

  const ren = await applicationIn(world, 'ACCEPTED', { applicant: 'ren', unit, officer: 'bai' });
  const inVain = { application: ren.id, version: ren.version, employerPlace: '门口' };
  expect(await world.refusal('bai', POST, inVain)).toBe('EMPLOYER_NONE');
  const posted = await world.does('bai', POST, { application: ren.id, version: ren.version });
  expect(posted.postApplication.audience).toBe('UNIT');
});

it('U7: what 丁 mends after the recommendation hangs again in both places', async () => {
  const { world, unit } = await inCustody();
  const { id, version } = await applicationIn(world, 'RECOMMENDED', { applicant: 'ding', unit, officer: 'bai' });
  const returning = { application: id, version, opinion: '论文有误', judgements: judged('papers') };
  const { returnApplication } = await world.does('zhao', RETURN, returning);
  const papers = { items: [{ title: '几何教学再探', venue: '数学教学', grade: 'PROVINCIAL', publishedOn: '2022-03-01' }] };
  await world.does('ding', SAVE, { application: id, version: 1, content: { papers } });
  await submit(world, 'ding', returnApplication);
  await world.deliver();
  const { inbox } = await world.does('bai', '{ inbox(first: 9) { edges { node { topic text: body { zh } } } } }');
  const told = inbox.edges.find(({ node }: { node: { topic: string } }) => node.topic === 'TO_DISPLAY');
  expect(told.node.text.zh).toContain(`请在原公示地点（一楼公示栏、${EMPLOYER}厂区公告栏）张贴`);

  // 丁 has found other work: what is posted again says where 丁 works now, and does not hang at the employer of before.
  await world.does('bai', CHANGE_STANDING, {
    account: accountId('ding'),
    standing: { kind: 'NON_PUBLIC_STAFF', employer: '嘉峪关市某商贸有限公司' },
  });
  const { node } = await world.does('ding', 'query ($id: ID!) { node(id: $id) { ... on Application { id version } } }', { id });
  const again = (await world.does('zhao', RETURN, { ...returning, version: node.version })).returnApplication;
  await world.does('ding', SAVE, { application: id, version: 2, content: { papers: { items: [{ ...papers.items[0], grade: 'CORE' }] } } });
  await submit(world, 'ding', again);
  const shown = '{ myApplication { workplace posting { number: ordinal workplace employerPlace } } }';
  expect((await world.does('ding', shown)).myApplication).toEqual({
    workplace: `嘉峪关市某商贸有限公司（申报单位：${CUSTODIAN}）`,
    posting: { number: 3, workplace: `嘉峪关市某商贸有限公司（申报单位：${CUSTODIAN}）`, employerPlace: null },
  });
});

it('D10: a flexible worker works for nobody, whatever the form names; of the others in custody it names the employer that the custodian does not know', () => {
  const form = { basics: { startedWorkOn: '2010-07-01', employer: '某工作室' } };
  const of = (kind: 'FLEXIBLE' | 'HIGH_SKILLED') => employerOf({ unitKind: 'CUSTODIAN' }, { kind, employer: null }, form);
  expect([of('FLEXIBLE'), of('HIGH_SKILLED')]).toEqual([null, '某工作室']);
});

it('D10: column 2 of 附件2 is the employer, with the custodian named as the reporting unit; of who has none, the custodian', async () => {
  const { world, unit } = await inCustody();
  for (const applicant of ['ding', 'ren']) await applicationIn(world, 'APPROVED', { applicant, unit, officer: 'bai' });
  await applicationIn(world, 'APPROVED');
  await world.does('zhao', EXPORT, { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' });
  await world.deliver();
  await world.build();
  const sheet = read([...world.stored].find(([key]) => key.startsWith('exports/'))?.[1]).Sheets['汇总表'] ?? {};
  const rows = [1, 2, 3].map((row) => `${sheet[`C${ROWS_ABOVE + row}`]?.v} ${sheet[`B${ROWS_ABOVE + row}`]?.v}`);
  expect(rows.toSorted()).toEqual(
    [`丁托管 ${EMPLOYER}（申报单位：${CUSTODIAN}）`, '刘洋 嘉峪关市第一中学', `壬灵活 ${CUSTODIAN}`].toSorted(),
  );
});
