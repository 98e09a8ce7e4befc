/** Units review as applications arrive, long before the window of their own: they accept, return, recommend. */
import { change, changing, mine, recommend, review, reviewing, save, submit, type Words } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { ASK_WITHDRAWAL, COMPARE, FORM_SEEN, HISTORY, WITHDRAW } from '../graphql.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { ji, gulinar, liYan, chenWei, yang, sun, shen, ding, tao, du, zhou, seconded, central } = APPLICANTS;
const { school: luo, works: long, branch: kang, institute: yan } = OFFICERS;
const { highSchool: chen, hospital: huang, talentCentre: bai, bureau, education, health, industry, agriculture, nurse, flexible } = SEEDED;
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
  const years = [{ year: 2023, publicHours: 36, professionalHours: 60 }];
  await save(stage, gulinar, 'continuingEducation', form.continuingEducation?.version ?? 0, { years });
  type Seen = { node: { form: { continuingEducation: { years: { publicHours: number }[] } } } };
  const { node } = await stage.client.ask<Seen>(luo.account, FORM_SEEN, { id: stage.application(gulinar).id });
  const [seen] = node.form.continuingEducation.years;
  stage.expectThat(
    '重报之前，单位看到的仍是原来提交的 / until she submits again the unit sees what she submitted',
    seen?.publicHours === 30,
    node,
  );
  const { number } = await submit(stage, gulinar);
  stage.expectThat('更正后第2次提交 / mended and submitted a second time', number === 2, number);
  await compared(stage);

  await review(stage, huang, 'return', shen, { opinion: '现任职务聘任时间与聘书不符，请核对后重报。' });
  stage.say(
    `${huang.name}退回${shen.name}的申报，${shen.name}一直没有重报。`,
    `${huang.english} returns ${shen.english}’s application, who never sends it again.`,
  );
}

type Difference = { section: string; row: number | null; field: string; before: string | null; after: string | null };
type Compared = {
  node: { compare: Difference[]; submissions: { number: number; form: { continuingEducation: { years: { publicHours: number }[] } } }[] };
};

/** The unit sees at once what has been mended, and each version as it was submitted. */
async function compared(stage: Stage): Promise<void> {
  const variables = { id: stage.application(gulinar).id, from: 1, to: 2 };
  const { node } = await stage.client.ask<Compared>(luo.account, COMPARE, variables);
  const told = node.compare.map(({ section, row, field, before, after }) => `${section}.${row}.${field} ${before}→${after}`);
  stage.say(`${luo.name}比较两次提交：${told.join('；')}`, `${luo.english} compares the two submissions, field by field.`);
  stage.expectThat(
    '只有更正的一处不同 / only what was mended differs',
    told.join() === 'continuingEducation.1.publicHours 30→36',
    node.compare,
  );
  const hours = node.submissions.map(({ form }) => form.continuingEducation.years[0]?.publicHours);
  stage.expectThat('每次提交的申报表均可查 / each submitted version can be read', hours.join() === '30,36', hours);
}

async function recommended(stage: Stage): Promise<void> {
  await review(stage, luo, 'recommend', ji, { opinion: '师德优良，业绩突出，同意推荐', vacancy: 'AVAILABLE' });
  await recommend(stage, luo, gulinar, '扎根乡村十三年，同意推荐', 'NONE');
  await recommend(stage, luo, liYan, '同意推荐');
  await recommend(stage, luo, chenWei, '同意推荐', 'NOT_APPLICABLE');
  await recommend(stage, chen, yang, '破格条件经职工大会评议，同意推荐');
  await review(stage, chen, 'recommend', sun, { opinion: '同意推荐', vacancy: 'AVAILABLE' });
  await recommend(stage, chen, tao, '同意推荐');
  await recommend(stage, chen, du, '同意推荐');
  await recommend(stage, huang, nurse, '同意推荐');
  await recommend(stage, long, ding, '同意推荐', 'NOT_APPLICABLE');
  await recommend(stage, bai, zhou, '档案在我中心，同意推荐', 'NOT_APPLICABLE');
  await recommend(stage, bai, flexible, '同意推荐', 'NOT_APPLICABLE');
  await recommend(stage, kang, seconded, '帮扶期间表现突出，同意推荐', 'NOT_APPLICABLE');
  await recommend(stage, yan, central, '同意推荐', 'AVAILABLE');
  const people: Named[] = [ji, gulinar, liYan, chenWei, yang, sun, tao, du, nurse, ding, zhou, flexible, seconded, central];
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
  await review(stage, education, 'approve', chenWei, { opinion: '审核通过', remark: '无职称，破格申报' });
  await review(stage, education, 'approve', yang, { opinion: '破格条件属实，审核通过' });
  for (const one of [sun, tao, du]) await review(stage, education, 'approve', one, { opinion: '审核通过' });
  for (const one of [flexible, central]) await review(stage, industry, 'approve', one, { opinion: '审核通过' });
  await review(stage, agriculture, 'approve', seconded, { opinion: '审核通过' });
  await review(stage, bureau, 'approve', zhou, { opinion: '审核通过' });
  stage.say(
    `${education.name}审核通过7人，${industry.name}2人，${agriculture.name}1人；档案系列没有主管部门，由市人社局${bureau.name}审核通过；${liYan.name}、${nurse.name}、${ding.name}待审核。`,
    `${education.english} approves seven, ${industry.english} two, ${agriculture.english} one; no department is named for archives, so the bureau approves; ${liYan.english}, ${nurse.english} and ${ding.english} wait.`,
  );
  const again = reviewing(stage, 'approve', ji, FINE);
  await stage.refuses({ zh: `再次审核${ji.name}`, en: 'approves what is approved' }, education, again, 'NOT_IN_STATE');
  const unlettered = reviewing(stage, 'return', nurse, { opinion: '   ' });
  await stage.refuses({ zh: '退回而不写意见', en: 'returns without saying why' }, health, unlettered, 'INPUT_INVALID');
}

/** After the recommendation a withdrawal takes consent: not given here, so the review goes on (A8). */
async function withdrawalAsked(stage: Stage): Promise<void> {
  const reason = '拟调离本单位';
  const withdrawal = [WITHDRAW, changing(stage, ding, { reason })] as const;
  await stage.refuses({ zh: '单位推荐后自行撤回', en: 'withdraws after the recommendation' }, ding, withdrawal, 'CONSENT_NEEDED', 'A8');
  const { withdrawalAsked: asked } = await change<{ withdrawalAsked: { reason: string } | null }>(stage, ding, ASK_WITHDRAWAL, { reason });
  const opinion = '调动尚未办理，不同意撤回';
  const answered = await review(stage, industry, 'answer', ding, { opinion, consent: false });
  stage.say(
    `${ding.name}申请撤回：“${asked?.reason}”；${industry.name}答复：“${opinion}”，照常审核。`,
    `${ding.english} asks to withdraw; ${industry.english} does not consent, and the review goes on.`,
  );
  stage.expectThat(
    '不同意的照常办理 / without consent it stays where it was',
    asked?.reason === reason && answered.state === 'RECOMMENDED',
    answered,
  );
  const { state } = await review(stage, industry, 'approve', ding, { opinion: '审核通过' });
  stage.expectThat('随后审核通过 / and is approved', state === 'APPROVED', state);
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
  scenes: [refusedReviews, returnedByUnit, recommended, approvedEarly, withdrawalAsked, trail],
};
