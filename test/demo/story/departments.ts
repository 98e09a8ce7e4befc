/** Departments review as it arrives: each sees its own series, where an application goes and why, and what may be done with it now. */
import { change, changing } from '../acts.ts';
import { APPLICANTS, SEEDED } from '../cast.ts';
import { COMMITTEES, HISTORY, WITHDRAW } from '../graphql.ts';
import { ASK_WITHDRAWAL, ROUTE } from '../review-graphql.ts';
import { inBulk, review, reviewing, type Words } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { ji, gulinar, chenWei, yang, sun, tao, ding, zhou, seconded, central } = APPLICANTS;
const { bureau, education, health, industry, agriculture, nurse, flexible } = SEEDED;
const FINE: Words = { opinion: '同意' };

export type Route = {
  department: { name: string };
  committee: { id: string; name: string } | null;
  because: { zh: string; en: string }[];
  cutOff: string | null;
};

export async function routeOf(stage: Stage, who: Named, applicant: Named): Promise<Route> {
  return (await stage.client.ask<{ node: { route: Route } }>(who.account, ROUTE, { id: stage.application(applicant).id })).node.route;
}

async function approvedEarly(stage: Stage): Promise<void> {
  const foreign = reviewing(stage, 'approve', ding, FINE);
  await stage.refuses({ zh: '审核外部门的申报', en: 'approves for another department' }, education, foreign, 'APPLICATION_UNKNOWN', 'P10');
  const teachers = [sun, tao, ji];
  const dry = await inBulk(stage, education, 'APPROVE', [...teachers, ding], { opinion: '审核通过', dryRun: true });
  stage.expectThat(
    '试办逐件作答：三件可办，外部门的一件不可办，均未写入 / a dry run answers row by row: three would be done, another department’s would not',
    dry.isDryRun && dry.done === 3 && dry.rows.map(({ refusal }) => refusal?.code ?? '').join() === ',,,APPLICATION_UNKNOWN',
    dry,
  );
  const bulk = await inBulk(stage, education, 'APPROVE', teachers, { opinion: '审核通过', dryRun: false });
  stage.expectThat('批量审核通过三人 / three are approved in bulk (D8)', bulk.done === 3 && bulk.refused === 0, bulk);
  await review(stage, education, 'approve', gulinar, { opinion: '审核通过', remark: '=原件已核 <学历&资历> "属实"' });
  await review(stage, education, 'approve', chenWei, { opinion: '审核通过', remark: '无职称，破格申报' });
  for (const one of [flexible, central]) await review(stage, industry, 'approve', one, { opinion: '审核通过' });
  await review(stage, bureau, 'approve', zhou, { opinion: '审核通过' });
  stage.say(
    `${education.name}审核通过5人，${industry.name}2人；档案系列没有主管部门，由市人社局${bureau.name}审核通过。`,
    `${education.english} approves five, ${industry.english} two; no department is named for archives, so the bureau approves.`,
  );
  const again = reviewing(stage, 'approve', ji, FINE);
  await stage.refuses({ zh: `再次审核${ji.name}`, en: 'approves what is approved' }, education, again, 'NOT_IN_STATE');
  const unlettered = reviewing(stage, 'refuse', nurse, { opinion: '   ' });
  await stage.refuses({ zh: '不予通过而不写理由', en: 'refuses without saying why' }, health, unlettered, 'INPUT_INVALID');
}

/** Why each goes where it goes; a department that disagrees sends it elsewhere, with a reason. */
async function routes(stage: Stage): Promise<void> {
  const route = await routeOf(stage, seconded, seconded);
  stage.say(
    `${seconded.name}的去向：${route.because.map(({ zh }) => zh).join('')}`,
    `Where ${seconded.english}’s goes, and why: ${route.because.map(({ en }) => en).join(' ')}`,
  );
  stage.expectThat(
    '去向写明审核部门、评委会和理由 / the route names department, committee and reasons',
    route.department.name === '嘉峪关市农业农村局' && route.committee !== null && route.because.length === 2,
    route,
  );
  const [grassRoots] = await committeesFor('agriculture', 'ASSOCIATE_SENIOR', 'GRASSROOTS');
  const [intermediate] = await committeesFor('agriculture', 'INTERMEDIATE', 'PROVINCE');
  for (const [zh, en, committee] of [
    ['改由县以下基层评委会评审全省有效的', 'sends it to a committee for the grass roots alone', grassRoots],
    ['改由中级评委会评审副高', 'sends it to a committee of another level', intermediate],
  ] as const) {
    const wrong = reviewing(stage, 'reroute', seconded, { opinion: '其业绩在基层取得', committee: committee ?? '' });
    await stage.refuses({ zh, en }, agriculture, wrong, 'COMMITTEE_UNFIT', 'C12');
  }
  await review(stage, agriculture, 'approve', seconded, { opinion: '审核通过' });

  const before = await routeOf(stage, yang, yang);
  const words = (committee: string | undefined) => ({ opinion: '破格晋升由省级评委会评审更为相宜', committee: committee ?? '' });
  const same = reviewing(stage, 'reroute', yang, words(before.committee?.id));
  await stage.refuses({ zh: '改由同一评委会', en: 'sends it where it goes already' }, education, same, 'COMMITTEE_SAME', 'C12');
  const other = (await committeesFor('school-teaching', 'ASSOCIATE_SENIOR', 'PROVINCE')).find((id) => id !== before.committee?.id);
  await review(stage, education, 'reroute', yang, words(other));
  const now = await routeOf(stage, yang, yang);
  stage.say(
    `${education.name}将${yang.name}的申报改由${now.committee?.name}评审。`,
    `${education.english} sends ${yang.english}’s to another committee, with the reason.`,
  );
  stage.expectThat('申报人看到新的去向 / the applicant sees the new way', now.committee?.id === other && other !== undefined, now);
  await review(stage, education, 'approve', yang, { opinion: '破格条件属实，审核通过' });

  async function committeesFor(series: string, level: string, scope: string): Promise<string[]> {
    type Listed = { committees: { edges: { node: { id: string } }[] } };
    const { committees } = await stage.client.ask<Listed>(null, COMMITTEES, { series, level, scope });
    return committees.edges.map(({ node }) => node.id);
  }
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
  stage.expectThat('记录完整 / nothing is missing', actions === 'begin submit return submit accept post clear recommend approve', actions);
  stage.expectThat(
    '摘要首尾相连 / the hashes form a chain',
    entries.every(({ previous, version }, index) => version === index + 1 && (index === 0 || previous === entries[index - 1]?.hash)),
    entries,
  );
}

export const departmentsChapter: ChapterOf = {
  zh: '部门审核',
  en: 'Departments review',
  scenes: [approvedEarly, routes, withdrawalAsked, trail],
};
