/**
 * The people a newcomer logs in as: the bureau, the four departments, a school, a hospital and a custodian, and one applicant of each; the
 * province's desk, and the bureau of a second city, which has published nothing yet.
 */
import { installMissing } from '../../schema/announcement/actions/installing.ts';
import { bureauOf, provinceDeskOf } from '../../schema/announcement/cities.ts';
import { installPublications } from '../../schema/disclosure/actions/installing.ts';
import { SHIPPED_PUBLICATIONS } from '../../schema/disclosure/data/jiayuguan.ts';
import { SHIPPED_DOCUMENTS } from '../../schema/announcement/data/index.ts';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import type { Instant } from '../../schema/core/time.ts';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import { establishMissing, FOUNDER, type Foundation } from '../../schema/identity/actions/founding.ts';
import type { PersonKind, UnitKind } from '../../schema/identity/channels.ts';
import { personInput } from '../../schema/identity/model.ts';
import { loadActor } from '../../schema/identity/store.ts';
import { contextMaker, tableOf } from '../runtime/deps.ts';
import { readEnv } from '../runtime/env.ts';
import { forgeKeys, keysIn } from '../runtime/keys.ts';
import { kmsMasterKey } from '../runtime/master-key.ts';
import { creditCode, person } from './people.ts';

const { city, bureau, departments } = JIAYUGUAN_2024;

const BUREAU_PEOPLE = [person('wang-jianguo', '王建国'), person('li-xiumei', '李秀梅')];
const SUPERVISORS = [person('he-zheng', '何正'), person('song-qing', '宋清')];
const DEPARTMENT_PEOPLE: Record<string, ReturnType<typeof person>[]> = {
  education: [person('zhao-wenbin', '赵文斌'), person('sun-lihua', '孙丽华')],
  health: [person('qian-weimin', '钱为民'), person('feng-min', '冯敏')],
  industry: [person('zhou-gang', '周刚'), person('xu-hong', '徐红')],
  agriculture: [person('wu-fang', '吴芳'), person('gao-feng', '高峰')],
};
const PROVINCE = { city: '620000', people: [person('sheng-ping', '盛平')] };
const ELSEWHERE = {
  city: '500112',
  name: '重庆市渝北区人力资源和社会保障局',
  people: [person('yu-yang', '于洋'), person('yan-hua', '严华')],
  supervisors: [person('kang-jian', '康健')],
};
type SeededUnit = {
  id: string;
  name: string;
  unitKind: UnitKind;
  officers: ReturnType<typeof person>[];
  applicant: ReturnType<typeof person>;
  standing: { kind: PersonKind; household?: boolean };
  authority: string;
};
const UNITS: readonly SeededUnit[] = [
  {
    id: 'no-1-high-school',
    name: '嘉峪关市第一中学',
    unitKind: 'PUBLIC_INSTITUTION',
    officers: [person('chen-jing', '陈静'), person('lin-tao', '林涛')],
    applicant: person('liu-yang', '刘洋'),
    standing: { kind: 'INSTITUTION_STAFF' },
    authority: 'education',
  },
  {
    id: 'no-1-hospital',
    name: '嘉峪关市第一人民医院',
    unitKind: 'PUBLIC_INSTITUTION',
    officers: [person('huang-lei', '黄磊'), person('tang-yan', '唐燕')],
    applicant: person('ma-xiaoli', '马晓丽'),
    standing: { kind: 'INSTITUTION_STAFF' },
    authority: 'health',
  },
  {
    id: 'talent-centre',
    name: '嘉峪关市人才交流服务中心',
    unitKind: 'CUSTODIAN',
    officers: [person('bai-xue', '白雪'), person('jiang-tao', '江涛')],
    applicant: person('gu-feng', '顾峰'),
    standing: { kind: 'FLEXIBLE', household: true },
    authority: bureau.id,
  },
];

/** An account as `GET /dev/accounts` lists it. */
export type SeededAccount = { account: string; name: string; roles: string[] };

/** Creates whoever is missing, as of now, and lists them. Running it again changes nothing. */
export async function seed(now: Instant): Promise<SeededAccount[]> {
  const env = readEnv(['table', 'keys']);
  const table = tableOf(env);
  const contextOf = contextMaker({ table, keys: keysIn(table, env) });
  await forgeKeys(table, kmsMasterKey(env), now);
  const context = contextOf(now, FOUNDER);
  const authority = (id: string, name: string, index: number, officers: ReturnType<typeof person>[]): Foundation => ({
    id,
    city,
    kind: id === bureau.id ? 'BUREAU' : 'DEPARTMENT',
    unitKind: null,
    central: null,
    name,
    creditCode: creditCode(1000 + index),
    contact: officers[0]?.name ?? '',
    telephone: officers[0]?.telephone ?? '',
    authority: id === bureau.id ? null : bureau.id,
    officers: officers.map((officer) => personInput.parse(officer)),
  });
  await installMissing(context, SHIPPED_DOCUMENTS);
  await installPublications(context, SHIPPED_PUBLICATIONS);
  await establishMissing(context, [
    { ...authority(bureau.id, bureau.name, 0, BUREAU_PEOPLE), supervisors: SUPERVISORS.map((one) => personInput.parse(one)) },
    ...departments.map(({ id, name }, index) => authority(id, name, index + 1, DEPARTMENT_PEOPLE[id] ?? [])),
    ...UNITS.map(({ id, name, unitKind, officers, authority: above }, index) => ({
      ...authority(id, name, 100 + index, officers),
      kind: 'UNIT' as const,
      unitKind,
      authority: above,
    })),
    {
      ...authority(provinceDeskOf(PROVINCE.city), '甘肃省人力资源和社会保障厅', 200, PROVINCE.people),
      city: PROVINCE.city,
      kind: 'PROVINCE',
      authority: null,
    },
    {
      ...authority(bureauOf(ELSEWHERE.city), ELSEWHERE.name, 201, ELSEWHERE.people),
      city: ELSEWHERE.city,
      kind: 'BUREAU',
      authority: null,
      supervisors: ELSEWHERE.supervisors.map((one) => personInput.parse(one)),
    },
  ]);
  for (const { id, officers, applicant, standing } of UNITS) {
    const [officer] = officers;
    if (!officer || (await loadActor(context, applicant.account))) continue;
    const actor = await loadActor(context, officer.account);
    if (actor) await createApplicant(contextOf(context.now, actor), { unit: id, person: applicant, standing });
  }
  return [
    ...listed(BUREAU_PEOPLE, `BUREAU_OFFICER ${bureau.id}`),
    ...listed(SUPERVISORS, `SUPERVISOR ${bureau.id}`),
    ...departments.flatMap(({ id }) => listed(DEPARTMENT_PEOPLE[id] ?? [], `DEPARTMENT_OFFICER ${id}`)),
    ...UNITS.flatMap(({ id, officers, applicant }) => [
      ...listed(officers, `UNIT_OFFICER ${id}`),
      ...listed([applicant], `APPLICANT ${id}`),
    ]),
    ...listed(PROVINCE.people, `PROVINCE_OFFICER ${provinceDeskOf(PROVINCE.city)}`),
    ...listed(ELSEWHERE.people, `BUREAU_OFFICER ${bureauOf(ELSEWHERE.city)}`),
    ...listed(ELSEWHERE.supervisors, `SUPERVISOR ${bureauOf(ELSEWHERE.city)}`),
  ];
}

function listed(people: readonly { account: string; name: string }[], role: string): SeededAccount[] {
  return people.map(({ account, name }) => ({ account, name, roles: [role] }));
}
