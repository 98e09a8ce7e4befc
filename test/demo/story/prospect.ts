/** What may be done now and why not the rest, what comes next and until when, and the last safe days of each role (C11). */
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { OWN_DEADLINES, PROSPECT } from '../review-graphql.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { liYan, gulinar } = APPLICANTS;
const { school: luo } = OFFICERS;
const { bureau, education, nurse } = SEEDED;

type Allowed = { action: string; isAllowed: boolean; why: { code: string; text: { zh: string } } | null };
type Next = { by: string | null; text: { zh: string; en: string }; closesAt: string; safeDay: { step: string; day: string } | null };
type Prospect = { allowedActions: Allowed[]; next: Next | null };

async function prospectOf(stage: Stage, who: Named, applicant: Named): Promise<Prospect> {
  return (await stage.client.ask<{ node: Prospect }>(who.account, PROSPECT, { id: stage.application(applicant).id })).node;
}

async function allowed(stage: Stage): Promise<void> {
  const views = await Promise.all([liYan, luo, education].map(async (who) => ({ who, ...(await prospectOf(stage, who, liYan)) })));
  const may = views.map(({ who, allowedActions }) => {
    const actions = allowedActions.filter(({ isAllowed }) => isAllowed).map(({ action }) => action);
    return { who, actions };
  });
  for (const { who, actions } of may)
    stage.say(`${who.name}现可：${actions.join('、') || '无'}。`, `${who.english} may now: ${actions.join(', ') || 'nothing'}.`);
  stage.expectThat(
    '已推荐的：申报人可申请撤回，单位已无可办，部门可审核、退回、不予通过、改派、调取原件 / once recommended: he may ask to withdraw, the unit nothing, the department all that is its own',
    may.map(({ actions }) => actions.toSorted().join(' ')).join('; ') ===
      'requestWithdrawal; ; approveApplication callInOriginals recordOriginals refuseApplication rerouteApplication returnApplication',
    may.map(({ actions }) => actions),
  );
  const [, unit] = views;
  const why = unit?.allowedActions.find(({ action }) => action === 'recommendApplication')?.why;
  stage.expectThat(
    '不能办的写明原因，与办理时的报错相同 / what may not be done says why, as the refusal would',
    why?.code === 'NOT_IN_STATE',
    why,
  );
}

async function next(stage: Stage): Promise<void> {
  const { next: waiting } = await prospectOf(stage, nurse, nurse);
  stage.say(
    `${nurse.name}下一步：${waiting?.text.zh}，最迟${waiting?.closesAt}。`,
    `What comes next for ${nurse.english}: ${waiting?.text.en}, by ${waiting?.closesAt}.`,
  );
  stage.expectThat(
    '下一步由主管部门办理，最迟办理日10月31日 / it is the department’s move, and 31 October its last safe day',
    waiting?.by === 'DEPARTMENT_OFFICER' && waiting.safeDay?.step === 'APPROVAL' && waiting.safeDay.day === '2024-10-31',
    waiting,
  );
  const { next: later } = await prospectOf(stage, gulinar, gulinar);
  stage.expectThat(
    '已审核的待主管部门报送汇总表 / an approved one waits for its summary table to be sent',
    later?.by === 'DEPARTMENT_OFFICER' && later.text.zh === '报送汇总表',
    later,
  );
}

type Own = { myDeadlines: { role: string; safeDay: { step: string; day: string; because: { zh: string; en: string } } }[] };

async function safeDays(stage: Stage): Promise<void> {
  const daysOf = async (who: Named) => (await stage.client.ask<Own>(who.account, OWN_DEADLINES)).myDeadlines.map(({ safeDay }) => safeDay);
  const unit = await daysOf(luo);
  for (const { step, day, because } of unit) stage.progress.print(`    ${day}  ${step.padEnd(16)}  ${because.zh} ${because.en}`);
  stage.expectThat(
    '单位：特殊类型10月21日前、正常晋升10月23日前开始公示 / the unit: to post by 21 October what is special, by the 23rd what is ordinary',
    unit.map(({ step, day }) => `${step} ${day}`).join() === 'SPECIAL_POSTING 2024-10-21,POSTING 2024-10-23,RECOMMENDATION 2024-10-31',
    unit,
  );
  const above = await daysOf(bureau);
  stage.expectThat(
    '市人社局：兼任主管部门的审核、集中复审和结果公示的最迟日 / the bureau: the last days of its own department review, of the re-review and of posting the results',
    above.map(({ step }) => step).join() === 'DEPARTMENT_RETURN,APPROVAL,RE_REVIEW_RETURN,RE_REVIEW,RESULT_POSTING',
    above,
  );
}

export const prospectChapter: ChapterOf = { zh: '可办与最迟', en: 'What may be done, and until when', scenes: [allowed, next, safeDays] };
