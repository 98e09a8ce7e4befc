/** What somebody is told before anything is typed, and a form filled in section by section; what is said to those who slip. */
import { begin, fill, save, saving } from '../acts.ts';
import { APPLICANTS } from '../cast.ts';
import { studied } from '../../support/sections.ts';
import { formOf } from '../forms.ts';
import { BEGIN, SAVE } from '../graphql.ts';
import { outcomes, tell, whatIf } from '../judged.ts';
import type { ChapterOf, Stage } from '../stage.ts';

const { ji, chenWei } = APPLICANTS;

async function beforeTyping(stage: Stage): Promise<void> {
  await stage.until('2024-09-11T09:00:00+08:00');
  const senior = { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' };
  const { isEligible, findings } = await whatIf(stage, ji, senior);
  stage.say(`${ji.name}还未填一字，先问能否申报高级教师：`, `${ji.english} has typed nothing yet and asks whether she may apply:`);
  tell(stage, findings);
  stage.expectThat(
    '身份、渠道已可判断，其余写明取决于什么 / what is known is judged, the rest says on what it depends',
    !isEligible && outcomes(findings) === 'P3 PASSES, P4 PASSES, P5 PASSES, P6 PASSES, P7 PASSES, A7 UNKNOWN, P4 UNKNOWN',
    findings,
  );
  const exceptional = await whatIf(stage, chenWei, { ...senior, type: 'EXCEPTIONAL' });
  const level = exceptional.findings.find(({ rule }) => rule === 'A7');
  stage.expectThat('破格的不受逐级限制 / exceptional promotion is not bound to levels', level?.outcome === 'PASSES', level);
}

async function sectionBySection(stage: Stage): Promise<void> {
  const { state, closesAt } = await begin(stage, ji, stage.unit('school'));
  const versions = await fill(stage, ji, formOf('ji'));
  stage.say(
    `${ji.name}开始申报，逐栏保存${versions.length}栏，最迟提交时刻 ${closesAt}。`,
    `${ji.english} begins, saves ${versions.length} sections one by one, and has until ${closesAt}.`,
  );
  stage.expectThat('各栏均为第1版 / every section is at version 1', state === 'DRAFT' && versions.every((one) => one === 1), versions);
  const second = { zh: '同一年度再申报一份', en: 'begins a second application in the same cycle' };
  await stage.refuses(second, ji, [BEGIN, { unit: stage.unit('school') }], 'APPLICATION_EXISTS', 'A1');
}

async function staleAndMalformed(stage: Stage): Promise<void> {
  // 全日制专科 first, 在职本科 beside the work: the higher one stands in 附件2.
  const college = { educationLevel: 'COLLEGE', degree: null, school: '甘肃教育学院', graduatedOn: '2003-06-30' };
  const mended = studied(college, { manner: 'IN_SERVICE', major: '教育学', graduatedOn: '2006-06-30' });
  const version = await save(stage, ji, 'education', 1, mended);
  stage.say(
    `${ji.name}在手机上改了学历，现为第${version}版；家里电脑上还是第1版。`,
    `${ji.english} mends the education on her phone; her computer still shows version 1.`,
  );
  const old = saving(stage, ji, 'education', 1, studied({ educationLevel: 'MASTER', graduatedOn: '2006-06-30' }));
  const stale = await stage.refuses({ zh: '在电脑上保存旧版', en: 'saves the old version' }, ji, [SAVE, old], 'VERSION_STALE', 'A4');
  const { current, version: now } = stale.details as { current?: Record<string, unknown>; version?: number };
  const rows = (current?.items ?? []) as Record<string, unknown>[];
  const same = mended.items.every((row, index) => Object.entries(row).every(([field, value]) => rows[index]?.[field] === value));
  stage.expectThat('附有该栏现行内容及版本 / the current section comes with the refusal', same && now === version, stale.details);

  const written = saving(stage, ji, 'basics', 1, { startedWorkOn: '2021-7-1' });
  await stage.refuses({ zh: '日期写作2021-7-1', en: 'writes a date as 2021-7-1' }, ji, [SAVE, written], 'DAY_MALFORMED', 'D4');
  const february = saving(stage, ji, 'basics', 1, { startedWorkOn: '2021-02-30' });
  await stage.refuses({ zh: '日期写作2021-02-30', en: 'writes 30 February' }, ji, [SAVE, february], 'DAY_MALFORMED', 'D4');
}

export const fillingChapter: ChapterOf = {
  zh: '先问后填',
  en: 'Asked first, then filled in',
  scenes: [beforeTyping, sectionBySection, staleAndMalformed],
};
