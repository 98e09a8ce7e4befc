/** Applicants fill in their forms section by section and submit once; what the system says to those who slip. */
import { begin, fill, freshKey, mine, save, saving, submit, submitting, type Submission } from '../acts.ts';
import { APPLICANTS, SEEDED, UNIT_OF, type ApplicantName } from '../cast.ts';
import { EXCEPTIONAL, formOf } from '../forms.ts';
import { BEGIN, READ, SAVE, SUBMIT } from '../graphql.ts';
import type { ChapterOf, Handle, Named, Stage } from '../stage.ts';

const { ji, yang } = APPLICANTS;

async function sectionBySection(stage: Stage): Promise<void> {
  await stage.until('2024-09-11T09:00:00+08:00');
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
  const mended = { degree: 'BACHELOR', school: '西北师范大学', major: '教育学', graduatedOn: '2006-06-30' };
  const version = await save(stage, ji, 'education', 1, mended);
  stage.say(
    `${ji.name}在手机上改了学历，现为第${version}版；家里电脑上还是第1版。`,
    `${ji.english} mends the education on her phone; her computer still shows version 1.`,
  );
  const old = saving(stage, ji, 'education', 1, { ...mended, degree: 'MASTER' });
  const stale = await stage.refuses({ zh: '在电脑上保存旧版', en: 'saves the old version' }, ji, [SAVE, old], 'VERSION_STALE', 'A4');
  const { current, version: now } = stale.details as { current?: Record<string, unknown>; version?: number };
  const same = Object.entries(mended).every(([field, value]) => current?.[field] === value);
  stage.expectThat('附有该栏现行内容及版本 / the current section comes with the refusal', same && now === version, stale.details);

  const written = saving(stage, ji, 'basics', 1, { startedWorkOn: '2021-7-1' });
  await stage.refuses({ zh: '日期写作2021-7-1', en: 'writes a date as 2021-7-1' }, ji, [SAVE, written], 'DAY_MALFORMED', 'D4');
  const february = saving(stage, ji, 'basics', 1, { startedWorkOn: '2021-02-30' });
  await stage.refuses({ zh: '日期写作2021-02-30', en: 'writes 30 February' }, ji, [SAVE, february], 'DAY_MALFORMED', 'D4');
}

async function submitOnce(stage: Stage): Promise<void> {
  type Submitted = { submitApplication: { submission: Submission; application: Handle } };
  const variables = submitting(stage, ji, freshKey(ji));
  const first = await stage.client.ask<Submitted>(ji.account, SUBMIT, variables);
  const again = await stage.client.ask<Submitted>(ji.account, SUBMIT, variables);
  const { number, at, hash } = first.submitApplication.submission;
  stage.say(
    `${ji.name}于${at}提交；网络不好，同一请求又发了一次。`,
    `${ji.english} submits at ${at}; the line is bad, and the same request goes out again.`,
  );
  stage.expectThat(
    '同键重发，答复相同 / the repeated key gives the same answer',
    JSON.stringify(first.submitApplication.submission) === JSON.stringify(again.submitApplication.submission) && number === 1,
    [first, again],
  );
  stage.expectThat('提交内容有摘要 / the submission carries a hash', /^[\da-f]{64}$/u.test(hash), hash);
  const { version, submissions } = await mine(stage, ji);
  stage.expectThat('只记一次提交 / it counts once', submissions.length === 1, submissions);

  const other = { ...variables, version: version + 1 };
  await stage.refuses({ zh: '同一键用于另一请求', en: 'uses the key for another request' }, ji, [SUBMIT, other], 'KEY_REUSED', 'A5');
  const anew = submitting(stage, ji, freshKey(ji));
  await stage.refuses({ zh: '换键再次提交', en: 'submits again under a new key' }, ji, [SUBMIT, anew], 'NOT_IN_STATE');
  const late = saving(stage, ji, 'basics', 1, { startedWorkOn: '2005-07-01' });
  await stage.refuses({ zh: '提交后修改', en: 'changes the form after submitting' }, ji, [SAVE, late], 'NOT_EDITABLE', 'A4');
  const theirs = saving(stage, ji, 'basics', 1, { startedWorkOn: '2005-07-01' });
  await stage.refuses(
    { zh: `修改${ji.name}的申报`, en: 'changes somebody else’s form' },
    yang,
    [SAVE, theirs],
    'APPLICATION_UNKNOWN',
    'P10',
  );
  const { node } = await stage.client.ask<{ node: unknown }>(yang.account, READ, { id: stage.application(ji).id });
  stage.expectThat('他人查不到该申报 / to others the application does not exist', node === null, node);
}

async function levelByLevel(stage: Stage): Promise<void> {
  await begin(stage, yang, stage.unit('highSchool'));
  const { appraisals, ...rest } = formOf('yang');
  await fill(stage, yang, rest);
  const empty = () => [SUBMIT, submitting(stage, yang, freshKey(yang))] as const;
  const missing = await stage.refuses(
    { zh: '缺一栏就提交', en: 'submits with a section missing' },
    yang,
    empty(),
    'SECTIONS_MISSING',
    'A2',
  );
  stage.expectThat(
    '指明所缺的栏 / what is missing is named',
    JSON.stringify(missing.details['missing']) === '["appraisals"]',
    missing.details,
  );
  await save(stage, yang, 'appraisals', 0, appraisals ?? {});
  await stage.refuses({ zh: '由二级教师越级申报高级教师', en: 'skips a level' }, yang, empty(), 'LEVEL_SKIPPED', 'A7');
  await save(stage, yang, 'appliedTitle', 1, EXCEPTIONAL);
  const { at } = await submit(stage, yang);
  stage.say(`${yang.name}改为破格晋升，于${at}提交。`, `${yang.english} applies for exceptional promotion instead and submits at ${at}.`);
  stage.expectThat('破格晋升可以越级 / exceptional promotion may skip a level', stage.application(yang).state === 'SUBMITTED');
}

/** Who submits in September, and who leaves a draft. */
const PROMPT: readonly ApplicantName[] = ['gulinar', 'liYan', 'chenWei', 'sun', 'shen', 'ding'];
const DRAFTS: readonly ApplicantName[] = ['wangJie', 'zhao', 'gao', 'han'];

async function theOthers(stage: Stage): Promise<void> {
  await Promise.all([...PROMPT, ...DRAFTS].map((name) => fillIn(stage, name)));
  await begin(stage, SEEDED.nurse, stage.unit('hospital'));
  await fill(stage, SEEDED.nurse, formOf('nurse'));
  const people: Named[] = [...PROMPT.map((name) => APPLICANTS[name]), SEEDED.nurse];
  const submissions = await Promise.all(people.map((person) => submit(stage, person)));
  stage.say(
    `同时填报并提交：${names(people)}。`,
    `At the same time others fill in and submit: ${people.map(({ english }) => english).join(', ')}.`,
  );
  const drafts = DRAFTS.map((name) => APPLICANTS[name]);
  stage.say(`填好未交：${names(drafts)}。`, `Filled in and left as drafts: ${drafts.map(({ english }) => english).join(', ')}.`);
  stage.expectThat(
    '各提交一次 / each has submitted once',
    submissions.every(({ number }) => number === 1),
    submissions,
  );
}

async function fillIn(stage: Stage, name: ApplicantName): Promise<void> {
  await begin(stage, APPLICANTS[name], stage.unit(UNIT_OF[name]));
  await fill(stage, APPLICANTS[name], formOf(name));
}

function names(people: readonly Named[]): string {
  return people.map(({ name }) => name).join('、');
}

export const fillingChapter: ChapterOf = {
  zh: '填报与提交',
  en: 'Filling in and submitting',
  scenes: [sectionBySection, staleAndMalformed, submitOnce, levelByLevel, theOthers],
};
