/** Units review as applications arrive, long before the window of their own: they accept, and return with all that is to be mended. */
import { mine, save, submit } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { COMPARE, FORM_SEEN } from '../graphql.ts';
import { feedback, review, reviewing, type Words } from '../reviews.ts';
import type { ChapterOf, Stage } from '../stage.ts';

const { ji, gulinar, shen } = APPLICANTS;
const { school: luo } = OFFICERS;
const { highSchool: chen, hospital: huang } = SEEDED;
const FINE: Words = { opinion: '同意' };
const WRONG_HOURS = feedback({ continuingEducation: '学时与证书不符', achievements: '缺教研论文获奖证明' });

async function refusedReviews(stage: Stage): Promise<void> {
  const accept = reviewing(stage, 'accept', ji, FINE);
  await stage.refuses({ zh: `接收外单位${ji.name}的申报`, en: 'accepts at another unit' }, chen, accept, 'APPLICATION_UNKNOWN', 'P10');
  const early = reviewing(stage, 'recommend', ji, FINE);
  await stage.refuses({ zh: `未接收就推荐${ji.name}`, en: 'recommends before accepting' }, luo, early, 'NOT_IN_STATE');
  const [giveBack, asSeen] = reviewing(stage, 'return', ji, { ...FINE, judgements: WRONG_HOURS });
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
  const silent = reviewing(stage, 'return', gulinar, { opinion, judgements: WRONG_HOURS.slice(0, 3) });
  await stage.refuses({ zh: '只看了三栏就退回', en: 'returns it after a look at three sections' }, luo, silent, 'SECTIONS_UNJUDGED', 'D1');
  await review(stage, luo, 'return', gulinar, { opinion, judgements: WRONG_HOURS });
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
  const { number } = await submit(stage, gulinar, [{ section: 'ACHIEVEMENTS', reason: '获奖证书尚未发放，待发放后补交' }]);
  stage.expectThat('更正后第2次提交 / mended and submitted a second time', number === 2, number);
  await compared(stage);

  await review(stage, huang, 'return', shen, {
    opinion: '现任职务聘任时间与聘书不符，请核对后重报。',
    judgements: feedback({ presentTitle: '聘任时间与聘书不符' }),
  });
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
    told.join() === 'CONTINUING_EDUCATION.1.publicHours 30→36',
    node.compare,
  );
  const hours = node.submissions.map(({ form }) => form.continuingEducation.years[0]?.publicHours);
  stage.expectThat('每次提交的申报表均可查 / each submitted version can be read', hours.join() === '30,36', hours);
}

export const unitsChapter: ChapterOf = { zh: '随报随审', en: 'Reviewed as they arrive', scenes: [refusedReviews, returnedByUnit] };
