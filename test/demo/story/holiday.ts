/** After the National Day: the other postings end; what comes late is refused, what is open holds its posting up (U3, U4). */
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { caseSeenBy, decide, objecting, openCase } from '../objections.ts';
import { UNIT_OBJECTIONS } from '../posting-graphql.ts';
import { cleared, postingSeenBy } from '../postings.ts';
import { review } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { ji, gulinar, chenWei, yang } = APPLICANTS;
const { school: luo } = OFFICERS;
const { highSchool: chen } = SEEDED;

async function afterTheEnd(stage: Stage): Promise<void> {
  await stage.until('2024-10-10T00:00:05+08:00');
  const late = await objecting(stage, gulinar, ji, { text: '现在才看到，有异议。' });
  const refusal = await stage.refuses(
    { zh: '公示期满后5秒提出异议', en: 'objects five seconds after the end' },
    gulinar,
    late,
    'POSTING_OVER',
    'U4',
  );
  stage.expectThat('写明何时届满 / it is told when the period ended', refusal.message.includes('10月9日24时'), refusal.message);
  await stage.until('2024-10-10T09:00:00+08:00');
  const states = await Promise.all([gulinar, chenWei, ji].map((person) => cleared(stage, person)));
  stage.expectThat(
    '三人公示期满无异议 / three are cleared',
    states.every(({ state }) => state === 'CLEARED'),
    states.map(({ state }) => state),
  );
}

async function heldUp(stage: Stage): Promise<void> {
  const over = await postingSeenBy(stage, chen, yang);
  stage.expectThat(
    '期限已过而异议未办结，公示不得结束 / its period is over, but with an objection open the posting goes on',
    over?.state === 'RUNNING' && over.openObjections === 1 && Date.parse(over.endsAt) < Date.parse(await stage.client.now()),
    over,
  );
  const open = await openCase(stage, chen, 'highSchool', yang);
  stage.expectThat('答复期限已过，仍须办结 / its answer is overdue, and owed all the same', open.isOverdue, open);
  const { finding } = await decide(stage, chen, open, { finding: 'DISMISSED', text: '经核实，成果系独立完成，异议不成立。' });
  const { state } = await cleared(stage, yang);
  stage.say(
    `${chen.name}核查后认定异议不成立：“${finding?.text}”公示随即结束，${yang.name}可以推荐。`,
    `${chen.english} dismisses it; the posting ends at once, and ${yang.english} may be recommended.`,
  );
  const ended = await postingSeenBy(stage, chen, yang);
  stage.expectThat(
    '异议办结，公示结束，报告随之出具 / answered: the posting ends and its report is made',
    state === 'CLEARED' && ended?.state === 'CLEARED' && ended.objectionCount === 1 && ended.report !== null,
    { state, ended },
  );
  const followed = await caseSeenBy(stage, stage.caseAbout(yang));
  stage.expectThat(
    '提出人凭编号和查询码看到结论 / whoever objected reads the finding, by number and code',
    followed.finding?.finding === 'DISMISSED' && followed.finding.text === finding?.text,
    followed,
  );
  type Listed = { unitObjections: { edges: { node: { finding: { finding: string } | null } }[] } };
  const variables = { unit: stage.unit('highSchool'), open: false };
  const { unitObjections } = await stage.client.ask<Listed>(SEEDED.supervisor.account, UNIT_OBJECTIONS, variables);
  const found = unitObjections.edges.map(({ node }) => node.finding?.finding ?? '').toSorted();
  stage.expectThat(
    '纪检监察看到两件异议及结论 / supervisors see both cases and what came of them',
    found.join() === 'DISMISSED,UPHELD',
    found,
  );
}

const RECOMMENDED: readonly (readonly [Named, Named, opinion: string])[] = [
  [luo, ji, '师德优良，业绩突出，同意推荐'],
  [luo, gulinar, '扎根乡村十三年，同意推荐'],
  [luo, chenWei, '破格条件经职工大会评议，同意推荐'],
  [chen, yang, '破格条件经职工大会评议，同意推荐'],
];

async function recommended(stage: Stage): Promise<void> {
  const heads = await Promise.all(
    RECOMMENDED.map(([officer, person, opinion]) => review(stage, officer, 'recommend', person, { opinion })),
  );
  stage.say(
    `推荐${RECOMMENDED.map(([, { name }]) => name).join('、')}。`,
    `Recommended: ${RECOMMENDED.map(([, { english }]) => english).join(', ')}.`,
  );
  stage.expectThat(
    '四人均已推荐 / the four are recommended',
    heads.every(({ state }) => state === 'RECOMMENDED'),
    heads.map(({ state }) => state),
  );
}

export const holidayChapter: ChapterOf = { zh: '节后', en: 'After the holiday', scenes: [afterTheEnd, heldUp, recommended] };
