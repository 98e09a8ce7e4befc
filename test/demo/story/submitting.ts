/** Submitting once, with a receipt that anybody can verify; a refusal that lists everything; the others of September. */
import { begin, change, changing, fill, freshKey, mine, prepare, save, saving, submit, submitting, withdraw } from '../acts.ts';
import type { Submission } from '../acts.ts';
import { APPLICANTS, SEEDED, type ApplicantName } from '../cast.ts';
import { EXCEPTIONAL, formOf } from '../forms.ts';
import { READ, RESTORE, SAVE, SUBMIT } from '../graphql.ts';
import { notEligible, tell, whatIf } from '../judged.ts';
import { expectGood } from '../receipts.ts';
import { review, reviewing } from '../reviews.ts';
import type { ChapterOf, Handle, Named, Stage } from '../stage.ts';
import { upload } from '../uploads.ts';

const { ji, yang, sun } = APPLICANTS;
const { highSchool: chen } = SEEDED;

async function submitOnce(stage: Stage): Promise<void> {
  type Submitted = { submitApplication: { submission: Submission; application: Handle } };
  const variables = submitting(stage, ji, freshKey(ji));
  const first = await stage.client.ask<Submitted>(ji.account, SUBMIT, variables);
  const again = await stage.client.ask<Submitted>(ji.account, SUBMIT, variables);
  const { number, at, hash, receipt } = first.submitApplication.submission;
  stage.say(
    `${ji.name}于${at}提交；网络不好，同一请求又发了一次。`,
    `${ji.english} submits at ${at}; the line is bad, and the same request goes out again.`,
  );
  stage.expectThat(
    '同键重发，答复和回执相同 / the repeated key gives the same answer, and the same receipt',
    JSON.stringify(first.submitApplication.submission) === JSON.stringify(again.submitApplication.submission) && number === 1,
    [first, again],
  );
  stage.expectThat('提交内容有摘要 / the submission carries a hash', /^[\da-f]{64}$/u.test(hash), hash);
  const application = stage.application(ji).id;
  await expectGood(
    stage,
    receipt,
    (stated) =>
      stated.kind === 'SUBMISSION' &&
      stated.application === application &&
      stated.at === at &&
      stated.hash === hash &&
      stated.number === 1 &&
      stated.phase === 'APPLICATION' &&
      stated.document === '嘉人社发〔2024〕205号',
  );
  stage.expectThat('回执不含个人信息 / the receipt names nobody', !receiptText(receipt).includes(ji.account), receiptText(receipt));
  await once(stage, variables);
}

function receiptText(receipt: string): string {
  return Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString('utf8');
}

/** What is submitted is submitted, and nobody else's. */
async function once(stage: Stage, variables: ReturnType<typeof submitting>): Promise<void> {
  const { version, submissions } = await mine(stage, ji);
  stage.expectThat('只记一次提交 / it counts once', submissions.length === 1, submissions);
  const other = { ...variables, version: version + 1 };
  await stage.refuses({ zh: '同一键用于另一请求', en: 'uses the key for another request' }, ji, [SUBMIT, other], 'KEY_REUSED', 'A5');
  const anew = submitting(stage, ji, freshKey(ji));
  await stage.refuses({ zh: '换键再次提交', en: 'submits again under a new key' }, ji, [SUBMIT, anew], 'NOT_IN_STATE');
  const late = saving(stage, ji, 'basics', 1, { startedWorkOn: '2005-07-01' });
  await stage.refuses({ zh: '提交后修改', en: 'changes the form after submitting' }, ji, [SAVE, late], 'NOT_EDITABLE', 'A4');
  await stage.refuses({ zh: `修改${ji.name}的申报`, en: 'changes somebody else’s form' }, yang, [SAVE, late], 'APPLICATION_UNKNOWN', 'P10');
  const { node } = await stage.client.ask<{ node: unknown }>(yang.account, READ, { id: stage.application(ji).id });
  stage.expectThat('他人查不到该申报 / to others the application does not exist', node === null, node);
}

async function everythingAtOnce(stage: Stage): Promise<void> {
  await begin(stage, yang, stage.unit('highSchool'));
  const { appraisals, continuingEducation, ...rest } = formOf('yang');
  await fill(stage, yang, rest);
  await save(stage, yang, 'continuingEducation', 0, { years: [{ year: 2023, publicHours: 20, professionalHours: 30 }] });
  const careless = {
    zh: '越级、学时不足、缺一栏、材料未传就提交',
    en: 'skips a level, lacks hours, a section and all proofs, and submits',
  };
  const findings = await notEligible(stage, careless, yang, ['A7', 'P4', 'A2', 'A3']);
  stage.expectThat(
    '每项均写明如何改进 / each says what would change it',
    findings.every(({ remedy }) => remedy !== null),
    findings,
  );
  await save(stage, yang, 'appraisals', 0, appraisals ?? {});
  await save(stage, yang, 'continuingEducation', 1, continuingEducation ?? {});
  await upload(stage, yang, 4);
  await notEligible(stage, { zh: '由二级教师越级申报高级教师', en: 'skips a level' }, yang, ['A7']);
  await save(stage, yang, 'appliedTitle', 1, EXCEPTIONAL);
  const { at } = await submit(stage, yang);
  stage.say(`${yang.name}改为破格晋升，于${at}提交。`, `${yang.english} applies for exceptional promotion instead and submits at ${at}.`);
  stage.expectThat('破格晋升可以越级 / exceptional promotion may skip a level', stage.application(yang).state === 'SUBMITTED');
}

async function withoutTitle(stage: Stage): Promise<void> {
  const { chenWei } = APPLICANTS;
  await prepare(stage, 'chenWei');
  const [finding] = await notEligible(stage, { zh: '没有职称而申报高级教师', en: 'has no title and applies for a senior one' }, chenWei, [
    'A7',
  ]);
  stage.expectThat(
    '写明可走的路：最低一级，或破格 / the ways that are open are named: the lowest level, or exception',
    /员级.*破格/u.test(finding?.remedy?.zh ?? ''),
    finding,
  );
  const { findings } = await whatIf(stage, chenWei, { series: 'school-teaching', level: 'ASSISTANT' });
  const recognised = findings.find(({ rule }) => rule === 'A7');
  tell(stage, recognised ? [recognised] : []);
  stage.expectThat(
    '本科满一年可考核认定助理级 / with a degree and a year of work the assistant level is recognised directly',
    recognised?.outcome === 'PASSES' && /考核认定.*现24年/u.test(recognised.because.zh),
    recognised,
  );
  await save(stage, chenWei, 'appliedTitle', 1, EXCEPTIONAL);
  await submit(stage, chenWei);
  stage.say(`${chenWei.name}改报破格晋升，提交。`, `${chenWei.english} applies by exception instead, and submits.`);
}

/** Who else submits in September, and who leaves a draft. */
const PROMPT: readonly ApplicantName[] = ['gulinar', 'liYan', 'sun', 'shen', 'lu', 'ding'];
const DRAFTS: readonly ApplicantName[] = ['wangJie', 'zhao', 'gao', 'han', 'du'];

async function theOthers(stage: Stage): Promise<void> {
  await Promise.all([...PROMPT, ...DRAFTS].map((name) => prepare(stage, name)));
  const people: Named[] = PROMPT.map((name) => APPLICANTS[name]);
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

function names(people: readonly Named[]): string {
  return people.map(({ name }) => name).join('、');
}

async function withdrawnAndRestored(stage: Stage): Promise<void> {
  await stage.until('2024-09-23T09:00:00+08:00');
  const { state, restorableUntil } = await withdraw(stage, sun, '想明年再报');
  stage.say(
    `${sun.name}撤回申报，至${restorableUntil}可以恢复。`,
    `${sun.english} withdraws; it can be restored until ${restorableUntil}.`,
  );
  stage.expectThat(
    '撤回后保留30日 / withdrawn, and kept for thirty days',
    state === 'WITHDRAWN' && restorableUntil === '2024-10-24T00:00:00.000+08:00',
    { state, restorableUntil },
  );
  const accept = reviewing(stage, 'accept', sun, { opinion: '同意' });
  await stage.refuses({ zh: '接收已撤回的申报', en: 'accepts what has been withdrawn' }, chen, accept, 'NOT_IN_STATE');
  const restored = await change(stage, sun, RESTORE);
  stage.expectThat('恢复到原来的状态 / restored to where it was', restored.state === 'SUBMITTED', restored);
  const twice = [RESTORE, changing(stage, sun)] as const;
  await stage.refuses({ zh: '再恢复一次', en: 'restores what is not withdrawn' }, sun, twice, 'NOT_IN_STATE', 'A8');
  await review(stage, chen, 'accept', sun, { opinion: '材料齐全，予以接收' });
}

export const submittingChapter: ChapterOf = {
  zh: '提交、回执与撤回',
  en: 'Submitting, receipts, withdrawing',
  scenes: [submitOnce, everythingAtOnce, withoutTitle, theOthers, withdrawnAndRestored],
};
