/** Objections (U4): anonymous, by name, on paper; each has a number and a code, and while one is open its posting cannot end. */
import { mine, save, seen, submit } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { caseSeenBy, lodge, objecting, openCase, openCases, decide, deciding } from '../objections.ts';
import { OBJECTIONS_SEEN, OWN_CASE, UNIT_OBJECTIONS } from '../posting-graphql.ts';
import { acceptAndPost, postingSeenBy } from '../postings.ts';
import { feedback } from '../reviews.ts';
import type { ChapterOf, Stage } from '../stage.ts';

const { ji, yang, du } = APPLICANTS;
const { school: luo } = OFFICERS;
const { highSchool: chen, hospital: huang, idle } = SEEDED;

async function anonymous(stage: Stage): Promise<void> {
  const text = '公示中的教学成果与他人共同取得，请核实。';
  const lodged = await lodge(stage, null, yang, { text });
  stage.say(
    `当晚，一位市民未登录即对${yang.name}的公示提出匿名异议，得到编号${lodged.number}和查询码，${lodged.dueAt}前答复。`,
    `The same evening somebody objects to ${yang.english}’s posting, anonymously and without a login: case ${lodged.number}, to be answered by ${lodged.dueAt}.`,
  );
  stage.expectThat('答复期限5个工作日 / to be answered within 5 working days', lodged.dueAt === '2024-09-30T00:00:00.000+08:00', lodged);
  const own = await caseSeenBy(stage, lodged);
  stage.expectThat(
    '凭编号和查询码可查办理情况 / number and code show how the case stands',
    own.text === text && own.isAnonymous && own.finding === null && own.posting === null,
    own,
  );
  const guessed = [OWN_CASE, { number: lodged.number, code: '0000000000000000' }] as const;
  await stage.refuses({ zh: '猜查询码', en: 'guesses the code' }, null, guessed, 'OBJECTION_UNKNOWN', 'U4');
  const early = await openCases(stage, chen, 'highSchool', yang);
  stage.expectThat(
    '下一整点前无人看到有人提出异议 / until the next full hour nobody sees that somebody has objected',
    early.length === 0,
    early,
  );
  await stage.until('2024-09-23T19:00:00+08:00');
  const open = await openCase(stage, chen, 'highSchool', yang);
  stage.expectThat(
    '经办人看到异议，看不到提出人 / the officer sees the objection, and not who objects',
    open.text === text && open.isAnonymous && open.objector === null,
    open,
  );
  const others = [UNIT_OBJECTIONS, { unit: stage.unit('highSchool'), open: true }] as const;
  await stage.refuses({ zh: '查看别的单位的异议', en: 'looks at another unit’s objections' }, huang, others, 'ORGANISATION_UNKNOWN', 'P10');
  const hidden = await objecting(stage, null, du, { text: '外人的异议' });
  await stage.refuses({ zh: '对单位内的公示提出异议', en: 'objects to what hangs inside a unit' }, null, hidden, 'POSTING_UNKNOWN', 'P10');
}

async function byName(stage: Stage): Promise<void> {
  const objector = { name: idle.name, telephone: '0937-6230000' };
  await lodge(stage, idle, du, { text: '所列论文并非本人撰写。', objector });
  const open = await openCase(stage, chen, 'highSchool', du);
  stage.say(
    `${idle.name}实名对${du.name}的公示提出异议：“${open.text}”`,
    `${idle.english}, a colleague, objects to ${du.english}’s posting by name.`,
  );
  stage.expectThat(
    '经办人看到实名，电话隐去中段 / the officer sees the name, and the telephone masked',
    open.objector?.name === idle.name && !open.objector.telephone.includes('6230000'),
    open.objector?.name,
  );
  type Seen = { node: { objections: { edges: unknown[] } | null } };
  const { node } = await stage.client.ask<Seen>(du.account, OBJECTIONS_SEEN, { id: stage.posting(du) });
  stage.expectThat(
    '被公示人查不到谁提出异议 / whoever is posted does not see who objects',
    (node.objections?.edges.length ?? 0) === 0,
    node,
  );
  await stage.until('2024-09-29T10:00:00+08:00');
  const found = await decide(stage, chen, open, { finding: 'UPHELD', text: '经向编辑部核实，论文作者另有其人。' });
  const { state } = await seen(stage, du);
  stage.say(
    `${chen.name}核查属实：“${found.finding?.text}”，${du.name}不予推荐。`,
    `${chen.english} upholds it: ${du.english} will not be recommended.`,
  );
  stage.expectThat(
    '异议属实，申报不予通过，公示终止 / upheld: the application is refused and its posting has failed',
    state === 'REFUSED' && found.posting?.state === 'FAILED',
    { state, posting: found.posting },
  );
  const again = deciding(found, { finding: 'DISMISSED', text: '再议' });
  await stage.refuses({ zh: '办结后再改结论', en: 'changes a finding that was made' }, chen, again, 'OBJECTION_ANSWERED', 'U4');
}

async function mended(stage: Stage): Promise<void> {
  await lodge(stage, luo, ji, { text: '继续教育公需科目学时多算6学时。', onPaper: true });
  const open = await openCase(stage, luo, 'school', ji);
  const text = '经核对证书，公需科目应为36学时，请更正。';
  const bare = deciding(open, { finding: 'TO_MEND', text });
  await stage.refuses(
    { zh: '可更正而不逐栏提出意见', en: 'wants it mended without judging the sections' },
    luo,
    bare,
    'SECTIONS_UNJUDGED',
    'D1',
  );
  const judgements = feedback({ continuingEducation: '公需科目应为36学时' });
  const found = await decide(stage, luo, open, { finding: 'TO_MEND', text, judgements });
  stage.say(
    `${luo.name}录入一件书面异议，核查属实、可更正，退回${ji.name}：“${text}”`,
    `${luo.english} enters an objection on paper, finds it right, and has ${ji.english} mend it.`,
  );
  stage.expectThat(
    '书面异议由经办人录入；属实可更正，公示中止，申报退回 / on paper, entered by the officer; right and to be mended: suspended and returned',
    open.onPaper && found.posting?.state === 'SUSPENDED' && (await seen(stage, ji)).state === 'RETURNED',
    found,
  );
  const { form } = await mine(stage, ji);
  const years = [{ year: 2023, publicHours: 36, professionalHours: 60 }];
  await save(stage, ji, 'continuingEducation', form.continuingEducation?.version ?? 0, { years });
  await submit(stage, ji);
  const shown = await acceptAndPost(stage, luo, ji);
  stage.say(
    `${ji.name}更正重报，公示继续${shown.days}个工作日，至${shown.endsAt}。`,
    `${ji.english} mends it; the posting goes on for ${shown.days} working days, until ${shown.endsAt}.`,
  );
  stage.expectThat(
    '第2次公示接续第1次，跳过国庆假期：30日、10月8日、9日 / the second goes on with the first, across the holiday: 30 September, 8 and 9 October',
    shown.number === 2 && shown.continues?.number === 1 && shown.days === 3 && shown.endsAt === '2024-10-10T00:00:00.000+08:00',
    shown,
  );
  const first = await postingSeenBy(stage, luo, yang);
  stage.expectThat(
    '别的单位的公示经办人看到的也是脱敏的 / of another unit an officer sees the masked view too',
    first?.isMasked === true,
    first,
  );
}

export const objectionsChapter: ChapterOf = { zh: '公示异议', en: 'Objections', scenes: [anonymous, byName, mended] };
