/** From the announced result to the paper in the personal file: posted, objected to, checked again; the document, the certificates, the forms (R1–R4). */
import { createHash } from 'node:crypto';
import { seen } from '../acts.ts';
import { CANDIDATES } from '../candidates.ts';
import { SEEDED } from '../cast.ts';
import { OFFICE, SCHOOLS } from '../committee-cast.ts';
import { freshKeyOf } from '../keys.ts';
import { portrait, sealFile } from '../../support/pictures.ts';
import { worked } from '../objections.ts';
import { save, until } from '../papers.ts';
import { atOnce, move, moving, seenBy } from '../moves.ts';
import type { Bulk } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { corrected } from './corrected.ts';
import { ELSEWHERE, failsElsewhere } from './results.ts';
import { fails } from './votes.ts';

const { first: pan, second: tao } = OFFICE;
const { bureau } = SEEDED;
export const PASSED: readonly Named[] = CANDIDATES.filter((person) => !fails(person));
/** An objection to them is found to be right. */
const STRUCK = PASSED.at(-1) as Named;
/** Who did not pass, and asks for a re-check. */
const ASKING = CANDIDATES.find(fails) as Named;

type Line = { applicationId: string; name: string };
type Roster = {
  id: string;
  state: string;
  edition: number;
  people: number;
  decided: number;
  endsAt: string;
  hash: string;
  flag: object | null;
};
const ROSTER = 'id state: rosterState edition people decided endsAt hash flag { zh }';
let roster = '';
let document = { id: '', version: 0, state: '', number: '' };

async function posted(stage: Stage): Promise<void> {
  await stage.until('2024-12-03T09:00:00+08:00');
  const asking = moving('postResults', ROSTER, {
    committee: stage.committee,
    place: '市教育局一楼公示栏',
    key: freshKeyOf('post-results'),
  });
  await stage.refuses(
    { zh: '市人社局代公示评审结果', en: 'posts the results in the place of the office' },
    bureau,
    asking,
    'ROLE_REQUIRED',
    'P10',
  );
  const { postResults } = await stage.client.ask<{ postResults: Roster }>(pan.account, ...asking);
  roster = postResults.id;
  stage.say(
    `${pan.name}公示评审结果：评审${postResults.decided}人，通过${postResults.people}人，至${postResults.endsAt.slice(0, 10)}0时止。`,
    `${pan.english} posts the results: ${postResults.people} of ${postResults.decided} have passed.`,
  );
  stage.expectThat(
    '通过的人员均在名单上，公示5日且5个工作日 / all who passed stand on it, for five days and five working days',
    postResults.people === PASSED.length &&
      postResults.decided === CANDIDATES.length &&
      postResults.endsAt === '2024-12-11T00:00:00.000+08:00',
    postResults,
  );
  const { publicRosters } = await stage.client.ask<{ publicRosters: { edges: { node: { lines: { edges: { node: Line }[] } } }[] } }>(
    null,
    '{ publicRosters(first: 2) { edges { node { lines(first: 100) { edges { node { applicationId name workplace level specialty } } } } } } }',
  );
  const names = publicRosters.edges.flatMap(({ node }) => node.lines.edges.map((one) => one.node.name));
  const text = JSON.stringify(publicRosters);
  stage.expectThat(
    '任何人可见名单，没有证件号码 / anybody sees it, and no digit of an identity number',
    names.toSorted().join() ===
      PASSED.map(({ name }) => name)
        .toSorted()
        .join() && !/\d{6,}/u.test(text.replaceAll(/"applicationId":"[^"]*"/gu, '')),
    names,
  );
}

async function objectedTo(stage: Stage): Promise<void> {
  const ticket = 'query ($roster: ID!) { rosterObjectionTicket(roster: $roster) { ticket bits expiresAt } }';
  type Ticket = { rosterObjectionTicket: { ticket: string; bits: number; expiresAt: string } };
  const { rosterObjectionTicket } = await stage.client.ask<Ticket>(null, ticket, { roster });
  const application = stage.application(STRUCK).id;
  const input = {
    roster,
    application,
    text: '申报业绩与他人相同，请核查。',
    objector: { name: '马强', telephone: '13937001234' },
    key: rosterObjectionTicket.ticket,
    proof: await worked(rosterObjectionTicket),
  };
  const { lodgeRosterObjection } = await stage.client.ask<{ lodgeRosterObjection: { number: string } }>(
    null,
    ...moving('lodgeRosterObjection', 'number code dueAt', input),
  );
  const objection = Buffer.from(`Objection:${lodgeRosterObjection.number}`).toString('base64');
  await move(stage, tao, 'decideRosterObjection', 'number', { objection, version: 1, finding: 'UPHELD', text: '经核查，业绩系他人完成。' });
  await seen(stage, STRUCK);
  const now = await seenBy<Roster>(stage, pan, 'Roster', roster, ROSTER);
  stage.say(
    `对${STRUCK.name}的异议查实，从名单中除去，名单为第${now?.edition}版。`,
    `An objection to ${STRUCK.english} is right: they stand on the roster no more; it is edition ${now?.edition}.`,
  );
  stage.expectThat(
    '除去的人员不再评审通过 / who was removed has passed no more',
    stage.application(STRUCK).state === 'STRUCK' && now?.edition === 2,
    stage.application(STRUCK),
  );
}

async function checkedAgain(stage: Stage): Promise<void> {
  const { id: application } = stage.application(ASKING);
  const asking = moving('askRecheck', 'id dueAt', { application, reason: '请核对计票。', key: freshKeyOf('recheck') });
  await stage.refuses({ zh: '为他人申请复核', en: 'asks for a re-check of somebody else’s result' }, STRUCK, asking, 'APPLICATION_UNKNOWN');
  const { askRecheck } = await stage.client.ask<{ askRecheck: { id: string; dueAt: string } }>(ASKING.account, ...asking);
  const answering = moving('answerRecheck', 'answer { outcome }', {
    recheck: askRecheck.id,
    version: 1,
    outcome: 'CONFIRMED',
    text: '已核对签到、领票和计票记录，程序和计票无误。',
  });
  await stage.refuses(
    { zh: '复核自己办理过的结果', en: 'answers the re-check of what they ran themselves' },
    pan,
    answering,
    'RECHECK_SAME_HANDS',
    'R2',
  );
  await stage.client.ask(bureau.account, ...answering);
  stage.say(`${bureau.name}复核${ASKING.name}的结果，维持。`, `${bureau.english} checks the result of ${ASKING.english}: it stands.`);
}

const DOCUMENT = 'id version state: titleDocumentState number: documentNumber';
type Seen = {
  id: string;
  version: number;
  state: string;
  number: string | null;
  unprintable: object[] | null;
  carriedOut: number;
  people: number;
  paper: { url: string } | null;
};
const documentNow = () => (stage: Stage) =>
  seenBy<Seen>(stage, pan, 'TitleDocument', document.id, `${DOCUMENT} unprintable { name } carriedOut people paper { url }`);

type Form = { upload: string; url: string; fields: { name: string; value: string }[] };

/** A picture put where a form of somebody's leads: the upload. */
async function pictured(stage: Stage, who: Named, asking: string, picture: Buffer, more: object = {}): Promise<string> {
  const form = await move<Form>(stage, who, asking, 'upload url fields { name value }', { size: picture.length, ...more });
  await stage.client.postForm(form, picture);
  return form.upload;
}

const committeeOffice = (stage: Stage): string =>
  Buffer.from(`Organisation:${Buffer.from(stage.committee, 'base64').toString().slice('FiledCommittee:'.length)}`).toString('base64');

async function prepared(stage: Stage): Promise<void> {
  await stage.until('2024-12-11T09:00:00+08:00');
  const [person] = PASSED;
  if (!person) throw new Error('nobody has passed');
  const upload = await pictured(stage, person, 'requestPhotographUpload', portrait(), { contentType: 'image/png' });
  await stage.client.ask(person.account, ...moving('setPhotograph', '', { upload, key: freshKeyOf('photograph') }));
  const organisation = committeeOffice(stage);
  const issuer = {
    organisation,
    name: '嘉峪关市中小学教师系列高级职称评审委员会办公室',
    pattern: '嘉教职评〔{year}〕{number}号',
    head: '嘉峪关市中小学教师系列高级职称评审委员会文件',
    addressed: '各县区教育局，市属各学校',
  };
  await stage.refuses(
    { zh: '文号格式不含序号', en: 'sets a pattern without a number' },
    pan,
    moving('setIssuer', 'id', { ...issuer, pattern: '嘉教职评〔{year}〕' }),
    'INPUT_INVALID',
  );
  const seal = await pictured(stage, pan, 'requestSealUpload', sealFile(), { organisation });
  await move(stage, pan, 'setIssuer', 'id', { ...issuer, seal });
  stage.say(
    `${pan.name}设置发文机关、文号格式和印章；${person.name}上传证书照片。`,
    `${pan.english} says how the office signs, numbers and seals; ${person.english} gives a photograph.`,
  );
}

async function issued(stage: Stage): Promise<void> {
  const over = await until(
    () =>
      seenBy<{ state: string; report: { download: { url: string } } | null }>(
        stage,
        pan,
        'Roster',
        roster,
        'state: rosterState report { download { url } }',
      ),
    ({ state }) => state === 'CLEARED',
  );
  stage.expectThat('公示期满，结果报告已出具 / the posting is over, and its report is made', over?.state === 'CLEARED', over);
  if (over?.report) await save(stage, 'roster-report.pdf', over.report.download.url);
  document = await move(stage, pan, 'draftTitleDocument', DOCUMENT, { roster, joint: false, key: freshKeyOf('draft') });
  const proofed = await until(
    () => documentNow()(stage),
    ({ unprintable }) => unprintable !== null,
  );
  const checking = moving('checkDocument', DOCUMENT, { document: document.id, version: proofed?.version ?? 0 });
  await stage.refuses({ zh: '核自己拟的稿', en: 'checks what they have drafted' }, pan, checking, 'DRAFTER_CHECKS', 'R3');
  const { checkDocument } = await stage.client.ask<{ checkDocument: Seen }>(tao.account, ...checking);
  const { number } = await move<Seen>(stage, pan, 'issueDocument', DOCUMENT, {
    document: document.id,
    version: checkDocument.version,
    key: freshKeyOf('issue'),
  });
  const done = await until(
    () => documentNow()(stage),
    ({ carriedOut, people, paper }) => paper !== null && carriedOut === people,
  );
  const conferred = PASSED.filter((person) => person !== STRUCK);
  await atOnce(conferred, (person) => seen(stage, person));
  const wrong = conferred.filter((person) => stage.application(person).state !== 'CONFERRED');
  stage.say(`${number}印发，${conferred.length}人取得职称。`, `${number} is issued: ${conferred.length} people hold their titles.`);
  stage.expectThat(
    '编为第1号，名单上每人均已取得职称 / it has the first number, and everybody on the roster holds a title',
    number === '嘉教职评〔2024〕1号' && done?.carriedOut === conferred.length && wrong.length === 0,
    { number, done, wrong: wrong.map(({ name }) => name) },
  );
  if (done?.paper) await save(stage, 'title-document.pdf', done.paper.url);
  stage.conferred += conferred.length;
  stage.count('取得职称 titles conferred', conferred.length);
}

type Held = { number: string; code: string; state: string; sha256: string | null; paper: { url: string } | null };
const MINE = '{ myCertificates(first: 2) { edges { node { number code state: certificateState sha256 paper { url } } } } }';

async function certified(stage: Stage): Promise<void> {
  const person = PASSED[0] as Named;
  const ask = async () =>
    (await stage.client.ask<{ myCertificates: { edges: { node: Held }[] } }>(person.account, MINE)).myCertificates.edges[0]?.node ?? null;
  const one = await until(ask, ({ paper }) => paper !== null);
  if (!one?.paper) return stage.expectThat('证书已生成 / the certificate is made', false, one);
  await save(stage, 'certificate.pdf', one.paper.url);
  const { body } = await stage.client.download(one.paper.url);
  stage.expectThat('文件摘要相符 / it is the very file', createHash('sha256').update(body).digest('hex') === one.sha256, one.sha256);
  const check = async (number: string, name: string) =>
    (
      await stage.client.ask<{ checkCertificate: { state: string } }>(
        null,
        'query ($number: String!, $name: String!) { checkCertificate(number: $number, name: $name) { state } }',
        { number, name },
      )
    ).checkCertificate.state;
  const told = [
    await check(one.number, person.name),
    await check(one.number.toLowerCase().replaceAll('-', ' '), person.name),
    await check(one.number, '张三'),
    await check(one.number.replace(/.$/u, 'Z'), person.name),
  ];
  stage.expectThat(
    '凭编号和姓名可核验；姓名或编号不符的，查无此证 / by number and name it is valid; else unknown',
    told.join() === 'VALID,VALID,UNKNOWN,UNKNOWN',
    told,
  );
  const { checkCertificateCode } = await stage.client.ask<{ checkCertificateCode: { state: string } }>(
    null,
    'query ($code: String!) { checkCertificateCode(code: $code) { state } }',
    { code: one.code },
  );
  stage.expectThat('二维码核验有效 / by its code as well', checkCertificateCode.state === 'VALID', checkCertificateCode);
  stage.say(`${person.name}的证书：${one.number}`, `The certificate of ${person.english}, saved, and checked by anybody.`);
}

async function filed(stage: Stage): Promise<void> {
  const [school] = SCHOOLS;
  const unit = stage.schools.get(school?.name ?? '') ?? '';
  const officer = school?.officers[0] as Named;
  const FORMS =
    'query ($unit: ID!) { unitForms(unit: $unit, first: 50) { edges { node { isPrinted applicantName application { id } } } } }';
  type Forms = { unitForms: { edges: { node: { isPrinted: boolean; applicantName: string; application: { id: string } } }[] } };
  const ask = async () => (await stage.client.ask<Forms>(officer.account, FORMS, { unit })).unitForms.edges.map(({ node }) => node);
  const forms = await until(ask, (all) => all.length > 0 && all.every(({ isPrinted }) => isPrinted));
  const [first] = forms ?? [];
  if (!first) return stage.expectThat('评审表已生成 / the review forms are made', false, forms);
  const { url } = await move<{ url: string }>(stage, officer, 'downloadForm', 'url', { application: first.application.id });
  await save(stage, 'review-form.pdf', url);
  const { id } = await move<{ id: string }>(stage, officer, 'requestFormBundle', 'id', { unit, onlyNew: true, key: freshKeyOf('bundle') });
  const bundle = await until(
    () => seenBy<{ state: string; done: number }>(stage, officer, 'FormBundle', id, 'state: formBundleState done'),
    ({ state }) => state === 'DONE',
  );
  const whole = await move<{ url: string }>(stage, officer, 'downloadFormBundle', 'url', { bundle: id, key: freshKeyOf('zip') });
  await save(stage, 'review-forms.zip', whole.url);
  const left = (await ask()).length;
  stage.expectThat('单位逐份或打包下载评审表 / the school has its forms, one by one and in one file', bundle?.done === left - 1, {
    bundle,
    left,
  });
}

/** Those of the other committees that passed: the province has issued their document. */
const PROVINCE: readonly Named[] = ELSEWHERE.filter((person) => !failsElsewhere(person));

async function elsewhere(stage: Stage): Promise<void> {
  await stage.until('2024-12-20T10:00:00+08:00');
  await atOnce(PROVINCE, (person) => seen(stage, person));
  const rows = PROVINCE.map((person) => ({ application: stage.application(person).id, version: stage.application(person).version }));
  const said = { document: '甘人社通〔2024〕500号', issuer: '甘肃省人力资源和社会保障厅', issuedOn: '2024-12-19', from: '2024-11-28' };
  const answer = 'done refused rows { id: applicationId isDone refusal { code text { zh } } application { id version state closesAt } }';
  const recorded = await move<Bulk>(stage, bureau, 'recordConferrals', answer, {
    ...said,
    rows,
    dryRun: false,
    key: freshKeyOf('conferrals'),
  });
  await atOnce(PROVINCE, (person) => seen(stage, person));
  stage.say(
    `${bureau.name}登记${said.document}，${recorded.done}人取得职称。`,
    `${bureau.english} enters the province’s document: ${recorded.done} people hold their titles.`,
  );
  stage.conferred += recorded.done;
  stage.count('依省级文件取得职称 titles by the province’s document', recorded.done);
  stage.expectThat(
    '省级印发的文件已登记，所列人员均取得职称 / the province’s document is entered: all of them hold their titles',
    recorded.done === PROVINCE.length && PROVINCE.every((person) => stage.application(person).state === 'CONFERRED'),
    recorded.rows,
  );
}

export const conferredChapter: ChapterOf = {
  zh: '结果公示、资格文件与证书',
  en: 'Results posted, documents and certificates',
  scenes: [
    posted,
    objectedTo,
    checkedAgain,
    prepared,
    issued,
    certified,
    filed,
    (stage) => corrected(stage, document.id, [pan, tao], PASSED[1] as Named),
    elsewhere,
  ],
};
