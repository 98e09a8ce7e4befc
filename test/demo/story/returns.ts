/** Returns of the authorities: the complete feedback once, three times at most; what was judged fine stays fine (D1, D2). */
import { freshKey, mine, save, saving, submit, submitting } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { studied } from '../../support/sections.ts';
import { formOf } from '../forms.ts';
import { SAVE, SUBMIT } from '../graphql.ts';
import { feedback, returnsOf, review, reviewing, shownAgain } from '../reviews.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { upload } from '../uploads.ts';

const { liYan } = APPLICANTS;
const { bureau, education } = SEEDED;
const { school: luo } = OFFICERS;

async function first(stage: Stage): Promise<void> {
  const opinion = '第一篇论文的发表时间与刊物不符，请更正。';
  const toMend = feedback({ papers: '第一篇的发表时间与刊物不符' });
  const hasty = reviewing(stage, 'return', liYan, { opinion, judgements: toMend.filter(({ judgement }) => judgement === 'MEND') });
  const refusal = await stage.refuses(
    { zh: '只说一栏有误就退回', en: 'returns it judging one section alone' },
    education,
    hasty,
    'SECTIONS_UNJUDGED',
    'D1',
  );
  stage.expectThat('列出未判断的各栏 / the sections left out are named', /继续教育/u.test(refusal.message), refusal.message);
  const silent = reviewing(stage, 'return', liYan, { opinion, judgements: feedback({ papers: '' }) });
  await stage.refuses({ zh: '需修改而不写理由', en: 'names a section without the reason' }, education, silent, 'REASON_MISSING', 'D1');
  await review(stage, education, 'return', liYan, { opinion, judgements: toMend });
  const { returned: why } = await mine(stage, liYan);
  stage.say(`${education.name}退回${liYan.name}：“${opinion}”`, `${education.english} returns ${liYan.english}’s application.`);
  stage.expectThat(
    '申报人看到退回方和意见 / the applicant reads who returned it and why',
    why?.reviewer === 'DEPARTMENT' && why.text === opinion,
    why,
  );
  const views = await Promise.all([liYan, education].map((who) => returnsOf(stage, who, liYan)));
  stage.expectThat(
    '双方均看到还可退回2次 / both sides see that two returns are left',
    views.every(({ returnsLeft }) => returnsLeft.left === 2 && returnsLeft.most === 3 && returnsLeft.text.zh === '还可退回2次（共3次）'),
    views.map(({ returnsLeft }) => returnsLeft),
  );
  stage.expectThat(
    '已认定无误的11栏不再退回 / eleven sections were judged fine, and are settled',
    views[0]?.settledSections.length === 11 && !views[0].settledSections.includes('PAPERS'),
    views[0]?.settledSections,
  );
  await mended(stage);
}

/** Only what is to be mended is open, it has to be mended, and what had been posted is posted again (D9, U7). */
async function mended(stage: Stage): Promise<void> {
  const { form } = await mine(stage, liYan);
  const degree = studied({ educationLevel: 'DOCTOR', degree: 'DOCTOR', school: '兰州大学', major: '物理', graduatedOn: '2002-06-30' });
  const beside = [SAVE, saving(stage, liYan, 'education', form.education?.version ?? 0, degree)] as const;
  await stage.refuses({ zh: '顺便把学历改为博士', en: 'makes herself a doctor beside it' }, liYan, beside, 'SECTION_CLOSED', 'D9');
  const asItWas = [SUBMIT, submitting(stage, liYan, freshKey(liYan))] as const;
  await stage.refuses({ zh: '一字未改就重报', en: 'sends it again as it was' }, liYan, asItWas, 'NOT_MENDED', 'D9');
  const { items } = formOf('liYan').papers as { items: object[] };
  const papers = { items: items.map((paper, index) => (index === 0 ? { ...paper, publishedOn: '2021-09-01' } : paper)) };
  await save(stage, liYan, 'papers', form.papers?.version ?? 0, papers);
  await submit(stage, liYan);
  const { posting } = await shownAgain(stage, education, liYan);
  stage.say(
    `${liYan.name}更正论文发表时间后重报，更正的内容即日起补充公示，至${posting?.endsAt}。`,
    `${liYan.english} mends it and sends it again; what was posted and is mended is posted again from that moment, until ${posting?.endsAt}.`,
  );
  stage.expectThat(
    '论文一栏补充公示3个工作日 / the papers are posted again for three working days',
    posting?.state === 'RUNNING' && posting.days === 3 && posting.supplements?.join() === 'PAPERS',
    posting,
  );
  const early = reviewing(stage, 'approve', liYan, { opinion: '审核通过' });
  await stage.refuses(
    { zh: '补充公示未满就审核通过', en: 'approves it before it has been shown' },
    education,
    early,
    'SUPPLEMENT_RUNNING',
    'U7',
  );
}

async function judgedFine(stage: Stage): Promise<void> {
  const opinion = '业绩第一项缺证明材料编号，请补充。';
  const words = { opinion, judgements: feedback({ achievements: '第一项缺证明材料编号' }) };
  const refusal = await stage.refuses(
    { zh: '退回已认定无误的业绩', en: 'returns it for achievements that were judged fine' },
    education,
    reviewing(stage, 'return', liYan, words),
    'JUDGED_FINE',
    'D1',
  );
  stage.expectThat('写明是哪一栏 / the section is named', refusal.message.includes('业绩'), refusal.message);
  const allow = { opinion: '收到举报，确需核对业绩', sections: ['ACHIEVEMENTS' as const] };
  await stage.refuses(
    { zh: '部门自行放开', en: 'the department allows it to itself' },
    education,
    reviewing(stage, 'allowAgain', liYan, allow),
    'ROLE_REQUIRED',
    'P10',
  );
  await review(stage, bureau, 'allowAgain', liYan, allow);
  const { returnsLeft } = await returned(stage, words);
  stage.say(
    `${bureau.name}准予再次判断业绩（${allow.opinion}），${education.name}第2次退回。`,
    `${bureau.english} allows the achievements to be judged again, with a reason; ${education.english} returns it a second time.`,
  );
  stage.expectThat('还可退回1次 / one return is left', returnsLeft.left === 1, returnsLeft);
  await sendAgain(stage, '获省级优质课一等奖', [1, 2]);
}

/** Ten days later, for what is new: the section has changed since it was judged. */
export async function thirdReturn(stage: Stage): Promise<void> {
  const { posting } = await shownAgain(stage, education, liYan);
  stage.expectThat(
    '补充公示期满无异议，已出具结果报告 / the supplementary posting is over without objection, and its report is made',
    posting?.state === 'CLEARED' && posting.supplements?.join() === 'PAPERS,ACHIEVEMENTS',
    posting,
  );
  const words = { opinion: '补充的证明仍缺编号。', judgements: feedback({ achievements: '仍缺证明材料编号' }) };
  const { returnsLeft, returns } = await returned(stage, words);
  const { closesAt } = await mine(stage, liYan);
  stage.say(`${education.name}第3次退回：“${words.opinion}”`, `${education.english} returns it for the third time.`);
  stage.expectThat(
    '各次退回均有完整意见，次数已尽 / each return is kept whole, and none is left',
    returns.map(({ number, submission }) => `${number}/${submission}`).join() === '1/1,2/2,3/3' &&
      returns.every(({ judgements }) => judgements.length === 12) &&
      returnsLeft.left === 0,
    returns.map(({ number, submission, judgements }) => ({ number, submission, judged: judgements.length })),
  );
  stage.expectThat(
    '可在10月31日24时前修改重报 / it may be sent again until 31 October 24:00',
    closesAt === '2024-11-01T00:00:00.000+08:00',
    closesAt,
  );
}

/** Two days before the close there is no time to show a number again, and no need: the department says why (U7). */
export async function ofForm(stage: Stage): Promise<void> {
  const late = reviewing(stage, 'approve', liYan, { opinion: '补正后审核通过' });
  await stage.refuses({ zh: '未经补充公示就审核通过', en: 'approves it unseen' }, education, late, 'SUPPLEMENT_RUNNING', 'U7');
  const opinion = '仅补充佐证材料编号，业绩内容未变。';
  await stage.refuses(
    { zh: '替退回的部门认定', en: 'records it in place of the department' },
    bureau,
    reviewing(stage, 'waive', liYan, { opinion }),
    'ROLE_REQUIRED',
    'P10',
  );
  await review(stage, education, 'waive', liYan, { opinion });
  const { posting, supplement } = await shownAgain(stage, luo, liYan);
  stage.say(
    `${education.name}认定为形式更正：“${opinion}”，补充公示停止，单位和申报人均获通知。`,
    `${education.english} records that the change is one of form; the posting stops, and unit and applicant hear of it.`,
  );
  stage.expectThat(
    '单位看到免予补充公示的理由 / the unit sees why it is not shown again',
    posting?.state === 'STOPPED' && supplement?.waived?.text === opinion,
    supplement,
  );
}

export async function noFourth(stage: Stage): Promise<void> {
  const words = { opinion: '再退一次。', judgements: feedback({ achievements: '表述不规范' }) };
  await stage.refuses(
    { zh: '第4次退回', en: 'returns it for the fourth time' },
    education,
    reviewing(stage, 'return', liYan, words),
    'RETURNS_EXHAUSTED',
    'D2',
  );
}

async function returned(stage: Stage, words: { opinion: string; judgements: ReturnType<typeof feedback> }) {
  await review(stage, education, 'return', liYan, words);
  return returnsOf(stage, liYan, liYan);
}

/** Mends the achievements and submits; what an authority returned goes straight back to it (C6). */
async function sendAgain(stage: Stage, text: string, proofs: readonly number[]): Promise<number> {
  const { form } = await mine(stage, liYan);
  await save(stage, liYan, 'achievements', form.achievements?.version ?? 0, { items: [{ article: 10, clause: 2, text, proofs }] });
  return (await submit(stage, liYan)).number;
}

/** The personal window closed a week ago: what was returned may be sent again all the same (C6). */
export async function sentAgainLate(stage: Stage): Promise<void> {
  const [added] = await upload(stage, liYan, 1);
  stage.expectThat('补充的材料接着编号 / the proof that was lacking takes the next number', added?.number === 5, added);
  const number = await sendAgain(stage, '获省级优质课一等奖', [1, 2, 5]);
  stage.say(
    `个人申报已截止一周；${liYan.name}修改重报，直接回到主管部门。`,
    `Personal application closed a week ago; ${liYan.english} mends it and sends it again, straight to the department.`,
  );
  stage.expectThat(
    '退回的申报可以重报，不必再经单位 / what was returned may be sent again, and goes by the unit no more',
    number === 4 && stage.application(liYan).state === 'RECOMMENDED',
    { number, state: stage.application(liYan).state },
  );
}

export const returnsChapter: ChapterOf = { zh: '退回', en: 'Returns', scenes: [first, judgedFine] };
