/** The committee for teachers of schools, its office and its experts, and what is asked of them over GraphQL. */
import { utils, write } from '@e965/xlsx';
import { committeeOfficeOf } from '../../schema/announcement/cities.ts';
import { EXPERT_COLUMNS, EXPERT_SHEET, type ExpertField } from '../../schema/committee/pool/import/columns.ts';
import { CONDITIONS } from '../../schema/committee/pool/model.ts';
import { mutation } from './mutation.ts';

/** Of Jiayuguan, in every city that is founded here: filed, with 潘慧 and 陶然 in its office, and 范立 in its pool. */
export const TEACHERS = committeeOfficeOf('620200', 'city-school-teaching');

const FILED = 'id version name tier seats validUntil past { document } obstacles { code rule text { zh en } }';
export const FILE = mutation('fileCommittee', FILED);
export const RENEW = mutation('renewFiling', FILED, { reason: '"届满换届"' });
export const CHAIRS = mutation('nameChairs', `${FILED} chair { name } viceChairs { name }`);

const EXPERT = 'id version code name unit: employer termFrom termUntil isOutside specialties pledge { version } removed { reason }';
export const ADD_EXPERT = mutation('addExpert', EXPERT);
export const CHANGE_EXPERT = mutation('changeExpert', EXPERT);
export const REMOVE_EXPERT = mutation('removeExpert', EXPERT, { reason: '"工作调动"' });
export const PLEDGE_IT = mutation('acceptPledge', EXPERT);

const YEAR =
  'id version state: committeeYearState isLate filedAt publishedAt meetsFrom meetsUntil closesOn place unmet { code } moved { meetsFrom document }';
export const SAVE_YEARLY = mutation('saveYearly', YEAR);
export const FILE_YEARLY = mutation('fileYearly', YEAR);
export const PUBLISH_YEARLY = mutation('publishYearly', YEAR);
export const ASK_POSTPONEMENT = mutation('askPostponement', `${YEAR} postponement { meetsFrom reason }`);
export const ANSWER_POSTPONEMENT = mutation('answerPostponement', YEAR, { opinion: '"同意延期"' });

const STATE = 'id of state: importState total right wrong done percent created failed failures { row code text { zh } }';
export const BEGIN_EXPERTS = mutation('beginExpertImport', `${STATE} template upload { url fields { name value } }`);
export const CHECK_EXPERTS = mutation('checkExpertImport', STATE);
export const RUN_EXPERTS = mutation('runExpertImport', STATE);

export const committeeId = (id: string = TEACHERS): string => Buffer.from(`FiledCommittee:${id}`).toString('base64');
export const expertId = (account: string, committee: string = TEACHERS): string =>
  Buffer.from(`Expert:${committee}.${account}`).toString('base64');

/** What the bureau types of a committee of senior health titles. */
export const HEALTH = {
  committee: 'city-health',
  tier: 'HIGH',
  document: '嘉人社函〔2024〕21号',
  validFrom: '2024-09-01',
  validUntil: '2027-08-31',
  seats: 25,
  contact: '职改办',
  telephone: '0937-6320251',
} as const;

/** What is kept of an expert, as the office types it. */
export function anExpert(changes: Record<string, unknown> = {}) {
  return {
    unit: '嘉峪关市实验中学',
    isOutside: false,
    specialties: ['中学语文'],
    title: '正高级教师',
    titleLevel: 'SENIOR',
    titledOn: '2018-12-30',
    termFrom: '2024-09-01',
    termUntil: '2027-08-31',
    grounds: CONDITIONS.map((condition) => ({ condition, ground: '单位证明' })),
    ...changes,
  };
}

/** The same as an action takes it. */
export function expertTyped(changes: Record<string, unknown> = {}) {
  return { ...anExpert(changes), grounds: Object.fromEntries(CONDITIONS.map((condition) => [condition, '单位证明'])) };
}

/** What the office announces for the year. */
export const ANNOUNCED = {
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
} as const;

/** The times that a postponement asks for. */
export const LATER = {
  closesOn: '2024-11-15',
  meetsFrom: '2024-11-30',
  meetsUntil: '2024-12-01',
  place: '市教育局三楼会议室',
  postsResultsOn: '2024-12-03',
  document: '嘉教职改〔2024〕5号',
  reason: '会场调整',
} as const;

export type TypedExpert = Partial<Record<ExpertField, string | number>>;

/** The workbook with these rows under the heads of the template. */
export function expertsWorkbook(rows: readonly TypedExpert[]): Buffer {
  const table = [EXPERT_COLUMNS.map(({ head }) => head), ...rows.map((row) => EXPERT_COLUMNS.map(({ name }) => row[name] ?? null))];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table), EXPERT_SHEET);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

/** An expert as a row describes them. */
export function expertRow(
  person: { name: string; identityNumber: string; email: string; telephone: string },
  changes: TypedExpert = {},
): TypedExpert {
  return {
    ...person,
    unit: '嘉峪关市实验中学',
    isOutside: '否',
    specialties: '中学语文、小学语文',
    title: '正高级教师',
    titleLevel: '正高级',
    titledOn: '2018-12-30',
    termFrom: '2024-09-01',
    termUntil: '2027-08-31',
    ...Object.fromEntries(CONDITIONS.map((condition) => [condition, '单位证明'])),
    ...changes,
  };
}
