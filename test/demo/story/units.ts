/** Units review as applications arrive, long before the window of their own: they accept, return, recommend. */
import { mine, recommend, review, reviewing, save, submit, type Words } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { HISTORY } from '../graphql.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { ji, gulinar, liYan, chenWei, yang, sun, shen, ding } = APPLICANTS;
const { school: luo, works: long } = OFFICERS;
const { highSchool: chen, hospital: huang, education, health, industry, nurse } = SEEDED;
const FINE: Words = { opinion: '同意' };

async function refusedReviews(stage: Stage): Promise<void> {
  await stage.until('2024-09-23T09:00:00+08:00');
  const accept = reviewing(stage, 'accept', ji, FINE);
  await stage.refuses({ zh: `接收外单位${ji.name}的申报`, en: 'accepts at another unit' }, chen, accept, 'APPLICATION_UNKNOWN', 'P10');
  const early = reviewing(stage, 'recommend', ji, { ...FINE, vacancy: 'AVAILABLE' });
  await stage.refuses({ zh: `未接收就推荐${ji.name}`, en: 'recommends before accepting' }, luo, early, 'NOT_IN_STATE');
  const [giveBack, asSeen] = reviewing(stage, 'return', ji, FINE);
  await review(stage, luo, 'accept', ji, { opinion: '材料齐全，予以接收' });
  await stage.refuses(
    { zh: '按接收前的版本退回', en: 'returns a version no longer current' },
    luo,
    [giveBack, asSeen],
    'VERSION_STALE',
    'A4',
  );
}

async function returnedByUnit(stage: Stage): Promise<void> {
  const opinion = '继续教育学时与证书不符，请更正；业绩请补充教研论文获奖证明。';
  await review(stage, luo, 'return', gulinar, { opinion });
  const { returned, form, closesAt } = await mine(stage, gulinar);
  stage.say(
    `${luo.name}退回${gulinar.name}：“${opinion}”`,
    `${luo.english} returns ${gulinar.english}’s application with all that is to be mended.`,
  );
  stage.expectThat(
    '申报人看到完整意见 / the applicant reads the whole opinion',
    returned?.text === opinion && returned.reviewer === 'UNIT',
    returned,
  );
  stage.expectThat(
    '最迟可至单位审核截止 / she has until the unit’s own window closes',
    closesAt === '2024-11-01T00:00:00.000+08:00',
    closesAt,
  );
  const years = [{ year: 2023, hours: 96, completed: true }];
  await save(stage, gulinar, 'continuingEducation', form.continuingEducation?.version ?? 0, { years });
  const { number } = await submit(stage, gulinar);
  stage.expectThat('更正后第2次提交 / mended and submitted a second time', number === 2, number);

  await review(stage, huang, 'return', shen, { opinion: '现任职务聘任时间与聘书不符，请核对后重报。' });
  stage.say(
    `${huang.name}退回${shen.name}的申报，${shen.name}一直没有重报。`,
    `${huang.english} returns ${shen.english}’s application, who never sends it again.`,
  );
}

async function recommended(stage: Stage): Promise<void> {
  await review(stage, luo, 'recommend', ji, { opinion: '师德优良，业绩突出，同意推荐', vacancy: 'AVAILABLE' });
  await recommend(stage, luo, gulinar, '扎根乡村十六年，同意推荐', 'NONE');
  await recommend(stage, luo, liYan, '同意推荐');
  await recommend(stage, luo, chenWei, '同意推荐', 'NOT_APPLICABLE');
  await recommend(stage, chen, yang, '破格条件经职工大会评议，同意推荐');
  await recommend(stage, chen, sun, '同意推荐');
  await recommend(stage, huang, nurse, '同意推荐');
  await recommend(stage, long, ding, '同意推荐', 'NOT_APPLICABLE');
  const people: Named[] = [ji, gulinar, liYan, chenWei, yang, sun, nurse, ding];
  stage.say(
    `各单位推荐：${people.map(({ name }) => name).join('、')}。`,
    `Units recommend ${people.length} applicants, four weeks before their window opens (C5).`,
  );
  const states = people.map((person) => stage.application(person).state);
  stage.expectThat(
    '均已推荐 / all are recommended',
    states.every((state) => state === 'RECOMMENDED'),
    states,
  );
}

async function approvedEarly(stage: Stage): Promise<void> {
  const foreign = reviewing(stage, 'approve', ding, FINE);
  await stage.refuses({ zh: '审核外部门的申报', en: 'approves for another department' }, education, foreign, 'APPLICATION_UNKNOWN', 'P10');
  await review(stage, education, 'approve', ji, { opinion: '审核通过' });
  await review(stage, education, 'approve', gulinar, { opinion: '审核通过', remark: '=原件已核 <学历&资历> "属实"' });
  await review(stage, education, 'approve', chenWei, { opinion: '审核通过', remark: '无职称，直接认定' });
  await review(stage, education, 'approve', yang, { opinion: '破格条件属实，审核通过' });
  await review(stage, education, 'approve', sun, { opinion: '审核通过' });
  await review(stage, industry, 'approve', ding, { opinion: '审核通过' });
  stage.say(
    `${education.name}审核通过5人，${industry.name}审核通过1人；${liYan.name}、${nurse.name}待部门审核。`,
    `${education.english} approves five, ${industry.english} one; ${liYan.english} and ${nurse.english} wait for their departments.`,
  );
  const again = reviewing(stage, 'approve', ji, FINE);
  await stage.refuses({ zh: `再次审核${ji.name}`, en: 'approves what is approved' }, education, again, 'NOT_IN_STATE');
  const unlettered = reviewing(stage, 'return', nurse, { opinion: '   ' });
  await stage.refuses({ zh: '退回而不写意见', en: 'returns without saying why' }, health, unlettered, 'INPUT_INVALID');
}

/** One entry of the trail. */
type Entry = { action: string; by: string; version: number; hash: string; previous: string };

async function trail(stage: Stage): Promise<void> {
  const { node } = await stage.client.ask<{ node: { history: { edges: { node: Entry }[] } } }>(gulinar.account, HISTORY, {
    id: stage.application(gulinar).id,
  });
  const entries = node.history.edges.map((edge) => edge.node);
  stage.say(
    `${gulinar.name}的办理记录：${entries.map(({ action, by }) => `${action}(${by})`).join(' → ')}`,
    `Her application’s history, each entry with the hash of the one before.`,
  );
  const actions = entries.map(({ action }) => action).join(' ');
  stage.expectThat('记录完整 / nothing is missing', actions === 'begin submit return submit accept recommend approve', actions);
  stage.expectThat(
    '摘要首尾相连 / the hashes form a chain',
    entries.every(({ previous, version }, index) => version === index + 1 && (index === 0 || previous === entries[index - 1]?.hash)),
    entries,
  );
}

export const unitsChapter: ChapterOf = {
  zh: '随报随审',
  en: 'Reviewed as they arrive',
  scenes: [refusedReviews, returnedByUnit, recommended, approvedEarly, trail],
};
