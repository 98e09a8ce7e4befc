/** 评聘一致: staff of public institutions are recommended within their unit's vacancies; the last one goes to one (U6). */
import { seen } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import type { UnitName } from '../places.ts';
import { ANSWER_VACANCIES, PROPOSE_VACANCIES, RECOMMENDATION, VACANCIES } from '../review-graphql.ts';
import { review, reviewing } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { mailAsChosen } from './cleared.ts';

const { liYan, sun, tao, ding, zhou, seconded, central } = APPLICANTS;
const { school: luo, works: long, branch: kang, institute: yan } = OFFICERS;
const { highSchool: chen, hospital: huang, talentCentre: bai, bureau, education, nurse, flexible } = SEEDED;

export type Count = { total: number; taken: number; left: number; document: string; series: { code: string }; level: string };

/** Document and variables: for asking, and for being refused. */
function vacancies(stage: Stage, unit: UnitName, series: string, level: string, total: number) {
  return [PROPOSE_VACANCIES, { input: { unit: stage.unit(unit), series, level, total, reason: '按岗位设置方案' } }] as const;
}
function answer(stage: Stage, unit: UnitName, series: string, level: string, total: number, text = '嘉人社岗〔2024〕12号') {
  return [ANSWER_VACANCIES, { input: { unit: stage.unit(unit), series, level, total, approve: true, text } }] as const;
}

/** The unit proposes them, and the bureau, or the department above, approves them (U8). */
async function approved(
  stage: Stage,
  officer: Named,
  above: Named,
  ...what: Parameters<typeof answer> extends [Stage, ...infer Rest] ? Rest : never
) {
  const [unit, series, level, total, text] = what;
  await stage.client.ask(officer.account, ...vacancies(stage, unit, series, level, total));
  await stage.client.ask(above.account, ...answer(stage, unit, series, level, total, text));
}

export async function vacanciesOf(stage: Stage, who: Named, unit: UnitName, level: string): Promise<Count | undefined> {
  const { vacancies: counts } = await stage.client.ask<{ vacancies: Count[] }>(who.account, VACANCIES, { unit: stage.unit(unit) });
  return counts.find((one) => one.level === level);
}

async function theLastOne(stage: Stage): Promise<void> {
  const first = reviewing(stage, 'recommend', sun, { opinion: '同意推荐' });
  await stage.refuses({ zh: '未登记空岗就推荐', en: 'recommends before vacancies are entered' }, chen, first, 'VACANCIES_UNSET', 'U6');
  const one = vacancies(stage, 'highSchool', 'school-teaching', 'INTERMEDIATE', 1);
  await stage.refuses({ zh: '替别的单位登记空岗', en: 'enters another unit’s vacancies' }, huang, one, 'ROLE_REQUIRED', 'P10');
  await stage.client.ask(chen.account, ...one);
  const still = { zh: '申报未核准就推荐', en: 'recommends before they are approved' };
  await stage.refuses(still, chen, first, 'NO_VACANCY', 'U6');
  const own = answer(stage, 'highSchool', 'school-teaching', 'INTERMEDIATE', 1);
  await stage.refuses({ zh: '单位自行核准', en: 'approves its own proposal' }, chen, own, 'ROLE_REQUIRED', 'P10');
  await stage.client.ask(bureau.account, ...own);
  const people = [sun, tao];
  const met = await Promise.all(
    people.map((person) => stage.client.refusal(chen.account, ...reviewing(stage, 'recommend', person, { opinion: '同意推荐' }), 'zh-CN')),
  );
  const heads = await Promise.all(people.map((person) => seen(stage, person)));
  const winner = people.find((_, index) => heads[index]?.state === 'RECOMMENDED');
  const loser = people.find((_, index) => heads[index]?.state === 'CLEARED');
  stage.say(
    `中级只有一个空岗，${sun.name}、${tao.name}同时推荐：${winner?.name ?? '无人'}占用，${loser?.name ?? '无人'}被拒。`,
    `One vacancy, two recommendations at the same moment: ${winner?.english ?? 'nobody'} gets it.`,
  );
  const codes = met.map((refusal) => refusal?.code ?? 'DONE').toSorted();
  stage.expectThat(
    '恰好一人占用 / exactly one gets it',
    winner !== undefined && loser !== undefined && codes.join() === 'DONE,NO_VACANCY',
    {
      codes,
      heads,
    },
  );
  const count = await vacanciesOf(stage, education, 'highSchool', 'INTERMEDIATE');
  stage.expectThat(
    '主管部门看到已占用1个、剩余0个 / the department sees one taken, none left',
    count?.taken === 1 && count.left === 0,
    count,
  );
  const none = vacancies(stage, 'highSchool', 'school-teaching', 'INTERMEDIATE', 0);
  await stage.refuses({ zh: '登记数少于已占用的', en: 'enters fewer than are taken' }, chen, none, 'VACANCIES_TAKEN', 'U6');
  if (!loser) return;
  await approved(stage, chen, bureau, 'highSchool', 'school-teaching', 'INTERMEDIATE', 2, '嘉人社岗〔2024〕27号');
  const { state } = await review(stage, chen, 'recommend', loser, { opinion: '增核一岗，同意推荐' });
  stage.expectThat('核增一岗后推荐 / with one more approved the other is recommended', state === 'RECOMMENDED', state);
}

const RECOMMENDED: readonly (readonly [Named, Named, vacancy: 'AVAILABLE' | 'NOT_APPLICABLE'])[] = [
  [luo, liYan, 'AVAILABLE'],
  [huang, nurse, 'AVAILABLE'],
  [yan, central, 'AVAILABLE'],
  [long, ding, 'NOT_APPLICABLE'],
  [bai, zhou, 'NOT_APPLICABLE'],
  [bai, flexible, 'NOT_APPLICABLE'],
  [kang, seconded, 'NOT_APPLICABLE'],
];

async function recommended(stage: Stage): Promise<void> {
  await approved(stage, luo, bureau, 'school', 'school-teaching', 'ASSOCIATE_SENIOR', 6);
  await approved(stage, chen, bureau, 'highSchool', 'school-teaching', 'ASSOCIATE_SENIOR', 1);
  await approved(stage, huang, bureau, 'hospital', 'health', 'ASSOCIATE_SENIOR', 3);
  await approved(stage, yan, bureau, 'institute', 'engineering', 'INTERMEDIATE', 1);
  type Read = { node: { recommendation: { vacancy: string } | null } };
  const found = await Promise.all(
    RECOMMENDED.map(async ([officer, person]) => {
      await review(stage, officer, 'recommend', person, { opinion: '公示无异议，同意推荐' });
      const { node } = await stage.client.ask<Read>(officer.account, RECOMMENDATION, { id: stage.application(person).id });
      return `${person.name} ${node.recommendation?.vacancy}`;
    }),
  );
  stage.say(
    `各单位推荐：${RECOMMENDED.map(([, { name }]) => name).join('、')}。`,
    `Units recommend ${RECOMMENDED.length} more, three weeks before their window opens (C5).`,
  );
  stage.expectThat(
    '事业单位在编人员占用空岗，其余不实行岗位管理 / staff of institutions take a vacancy, the others need none',
    found.join() === RECOMMENDED.map(([, { name }, vacancy]) => `${name} ${vacancy}`).join(),
    found,
  );
}

export const vacanciesChapter: ChapterOf = {
  zh: '空岗与推荐',
  en: 'Vacancies, and who is recommended',
  scenes: [theLastOne, recommended, mailAsChosen],
};
