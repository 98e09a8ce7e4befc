/** A committee can sit: filed with the province’s approval of eleven seats, with its office, its pool from a workbook, its yearly notice (E1–E3, E6). */
import { read, utils, write } from '@e965/xlsx';
import { SEEDED, typed } from '../cast.ts';
import { CHAIR, COLLEAGUE, OFFICE, POOL, VICE_CHAIR, type Expert } from '../committee-cast.ts';
import { move, moving, seenBy } from '../moves.ts';
import type { ChapterOf, Stage } from '../stage.ts';

const { bureau, highSchool } = SEEDED;
const { first: pan, second: he } = OFFICE;

const FILING = {
  committee: 'city-school-teaching',
  tier: 'HIGH',
  document: '嘉人社函〔2024〕12号',
  validFrom: '2024-09-01',
  validUntil: '2027-08-31',
  seats: 11,
  seatsApproval: '甘人社职〔2024〕7号',
  contact: pan.name,
  telephone: '0937-6225900',
};
const FILED = 'id version seats obstacles { code }';
type Filed = { id: string; version: number; seats: number; obstacles: { code: string }[] };

export const YEAR = {
  title: '关于开展2024年度中小学教师系列高级职称评审工作的通知',
  document: '嘉教职改〔2024〕3号',
  coverage: '全市中小学、幼儿园教师',
  levels: ['ASSOCIATE_SENIOR', 'SENIOR'],
  materials: '按通知要求提交，一式一份。',
  defence: true,
  closesOn: '2024-11-15',
  meetsFrom: '2024-11-23',
  meetsUntil: '2024-11-24',
  place: '市教育局三楼会议室',
  postsResultsOn: '2024-11-26',
};

async function filed(stage: Stage): Promise<void> {
  const filing = (more: object) => moving('fileCommittee', FILED, { ...FILING, officers: [pan, he].map(typed), ...more });
  await stage.refuses({ zh: '单位自行组建评委会', en: 'files a committee of its own' }, highSchool, filing({}), 'ROLE_REQUIRED', 'P10');
  const long = { zh: '备案有效期超过3年', en: 'files it for longer than three years' };
  await stage.refuses(long, bureau, filing({ validUntil: '2027-09-01' }), 'FILING_TOO_LONG', 'E1');
  const made = (await stage.client.ask<{ fileCommittee: Filed }>(bureau.account, ...filing({}))).fileCommittee;
  stage.committee = made.id;
  stage.say(
    `${bureau.name}核准备案中小学教师高级评委会：${made.seats}人（${FILING.seatsApproval}），办事机构${pan.name}、${he.name}。`,
    `${bureau.english} files the committee for teachers of schools: ${made.seats} seats by the province’s approval, with its office.`,
  );
  stage.expectThat(
    '没有主任委员还不能开会，写明原因 / without a chair it cannot sit yet, and says why',
    made.obstacles.map(({ code }) => code).join() === 'CHAIR_MISSING',
    made.obstacles,
  );
}

const IMPORT = 'id state: importState total right wrong done created';
type Import = { id: string; state: string; total: number; right: number; wrong: number; created: number };
type Begun = Import & { template: string; upload: { url: string; fields: { name: string; value: string }[] } };

/** What the office types under the heads of the template. */
function rowOf(expert: Expert): Record<string, string> {
  const { name, identityNumber, email, telephone, account, unit, isOutside, specialty } = expert;
  return {
    姓名: name,
    证件号码: identityNumber,
    电子邮箱: email,
    手机: telephone,
    联系电话: telephone,
    登录名: account,
    工作单位: unit,
    '外单位（市外）专家': isOutside ? '是' : '否',
    专业: specialty,
    职称名称: '正高级教师',
    职称层级: '正高级',
    取得时间: '2016-12-30',
    聘期自: '2024-09-01',
    聘期至: '2027-08-31',
  };
}

/** The template filled in: whatever asks for a ground is given one. */
function filledIn(template: Uint8Array, experts: readonly Expert[]): Uint8Array {
  const book = read(template);
  const [name = ''] = book.SheetNames;
  const [heads = []] = utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 });
  const rows = experts.map((expert) => {
    const row = rowOf(expert);
    return heads.map((head) => row[head.replace(/[（(].*$/u, '')] ?? row[head] ?? (head.startsWith('依据') ? '单位证明' : ''));
  });
  book.Sheets[name] = utils.aoa_to_sheet([heads, ...rows]);
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

async function pooled(stage: Stage): Promise<void> {
  const begun = await move<Begun>(stage, pan, 'beginExpertImport', `${IMPORT} template upload { url fields { name value } }`, {
    committee: stage.committee,
  });
  const { body } = await stage.client.download(new URL(begun.template, stage.client.url).href);
  await stage.client.postForm(begun.upload, filledIn(body, POOL));
  const tried = await move<Import>(stage, pan, 'checkExpertImport', IMPORT, { import: begun.id });
  stage.expectThat(
    `试导：${POOL.length}行均无误 / tried: all ${POOL.length} rows are right`,
    tried.total === POOL.length && tried.right === POOL.length,
    tried,
  );
  let ran = tried;
  for (let calls = 0; ran.state !== 'DONE' && calls < 20; calls += 1)
    ran = await move<Import>(stage, pan, 'runExpertImport', IMPORT, { import: begun.id });
  stage.say(
    `办事机构${pan.name}以工作簿导入评审专家${ran.created}人，名单不公开。`,
    `${pan.english} of the office names ${ran.created} experts by a workbook; names are not public.`,
  );
  stage.expectThat('专家库已建立 / the pool is there', ran.state === 'DONE' && ran.created === POOL.length, ran);
}

const expertOf = (stage: Stage, { account }: { account: string }): string => {
  const committee = Buffer.from(stage.committee, 'base64').toString().slice('FiledCommittee:'.length);
  return Buffer.from(`Expert:${committee}.${account}`).toString('base64');
};
export { expertOf };

async function led(stage: Stage): Promise<void> {
  const { version = 0 } = (await seenBy<Filed>(stage, bureau, 'FiledCommittee', stage.committee, FILED)) ?? {};
  const asked = { committee: stage.committee, version, chair: expertOf(stage, CHAIR) };
  const viceChairs = [VICE_CHAIR, COLLEAGUE].map((one) => expertOf(stage, one));
  const { obstacles } = await move<Filed>(stage, bureau, 'nameChairs', FILED, { ...asked, viceChairs });
  stage.say(
    `主任委员${CHAIR.name}，副主任委员${VICE_CHAIR.name}、${COLLEAGUE.name}。`,
    `${CHAIR.english} takes the chair; ${VICE_CHAIR.english} and ${COLLEAGUE.english} are vice-chairs.`,
  );
  stage.expectThat('可以开会，没有障碍 / nothing is in the way of its sitting', obstacles.length === 0, obstacles);
}

type Yearly = { version: number; state: string; isLate: boolean; unmet: { code: string }[] };
const YEARLY = 'version state: committeeYearState isLate unmet { code }';

async function announced(stage: Stage): Promise<void> {
  const outside = { ...YEAR, meetsFrom: '2024-12-20', meetsUntil: '2024-12-21', postsResultsOn: '2024-12-23' };
  const draft = await move<Yearly>(stage, pan, 'saveYearly', YEARLY, { committee: stage.committee, version: 0, content: outside });
  stage.expectThat(
    '计划不能实现的，草拟时即提示 / a plan that cannot be met is told as it is made',
    draft.unmet
      .map(({ code }) => code)
      .toSorted()
      .join() === 'MEETS_OUTSIDE,RESULTS_TOO_LATE',
    draft,
  );
  const saved = await move<Yearly>(stage, pan, 'saveYearly', YEARLY, { committee: stage.committee, version: draft.version, content: YEAR });
  const onFile = await move<Yearly>(stage, pan, 'fileYearly', YEARLY, { committee: stage.committee, version: saved.version });
  const out = await move<Yearly>(stage, pan, 'publishYearly', YEARLY, { committee: stage.committee, version: onFile.version });
  stage.say(
    `${pan.name}将年度评审通知报备并公布：11月23日至24日开会。`,
    `${pan.english} files the notice of the year and publishes it: the meeting is on 23 and 24 November.`,
  );
  stage.expectThat(
    '9月5日前报备，不逾期，计划可行 / on file before 5 September, not late, and it can be met',
    !out.isLate && out.state === 'PUBLISHED' && out.unmet.length === 0,
    out,
  );
}

export const filedChapter: ChapterOf = {
  zh: '评委会备案与年度通知',
  en: 'A committee is filed, and announces its year',
  scenes: [filed, pooled, led, announced],
};
