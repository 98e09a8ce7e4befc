/** Accounts come from above: the bureau and a department create units with their officers, units create their applicants. */
import { APPLICANTS, OFFICER_OF, OFFICERS, SEEDED, typed, UNIT_OF, UNITS, UNUSED_NUMBER, wrongCheckDigit } from '../cast.ts';
import type { ApplicantName, Person, UnitName } from '../cast.ts';
import { BEGIN, CREATE_APPLICANT, CREATE_UNIT, VIEWER } from '../graphql.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

type Viewer = { viewer: { grants: { role: string; organisation: { id: string; name: string } }[] } };
type Unit = { createUnit: { id: string; name: string; isCompliant: boolean; officers: { name: string; identityNumber: string }[] } };

/** The organisation that somebody holds a role for. */
export async function organisationOf(stage: Stage, person: Named): Promise<string> {
  const { viewer } = await stage.client.ask<Viewer>(person.account, VIEWER);
  return viewer.grants[0]?.organisation.id ?? '';
}

async function units(stage: Stage): Promise<void> {
  stage.units.set('highSchool', await organisationOf(stage, SEEDED.highSchool));
  stage.units.set('hospital', await organisationOf(stage, SEEDED.hospital));
  await createUnit(stage, SEEDED.bureau, 'works', [OFFICERS.works, OFFICERS.worksSecond]);
  await createUnit(stage, SEEDED.education, 'school', [OFFICERS.school, OFFICERS.schoolSecond]);
  const again = inputOf('school', await organisationOf(stage, SEEDED.education), [OFFICERS.school]);
  const tried = { zh: '以同一信用代码再开一个单位账号', en: 'opens another account for the same credit code' };
  await stage.refuses(tried, SEEDED.education, [CREATE_UNIT, again], 'UNIT_TAKEN', 'P2');
}

async function createUnit(stage: Stage, by: Named, unit: 'school' | 'works', officers: readonly Person[]): Promise<void> {
  const variables = inputOf(unit, await organisationOf(stage, by), officers);
  const { createUnit: created } = await stage.client.ask<Unit>(by.account, CREATE_UNIT, variables);
  stage.units.set(unit, created.id);
  stage.say(
    `${by.name}创建单位“${created.name}”，经办人：${created.officers.map(({ name }) => name).join('、')}。`,
    `${by.english} creates ${UNITS[unit].english} with officers ${officers.map(({ english }) => english).join(' and ')}.`,
  );
  stage.expectThat('两名经办人，符合最低人数 / two officers, as many as there must be (P9)', created.isCompliant, created);
  stage.expectThat(
    '证件号码已脱敏 / identity numbers come back masked',
    created.officers.every(({ identityNumber }) => /^\d{3}\*{13}[\dX]{2}$/u.test(identityNumber)),
    created.officers,
  );
}

function inputOf(unit: 'school' | 'works', authority: string, officers: readonly Person[]) {
  const { name, creditCode } = UNITS[unit];
  const [first] = officers;
  const kind = unit === 'school' ? 'PUBLIC_INSTITUTION' : 'STATE_ENTERPRISE';
  return { input: { authority, name, kind, creditCode, contact: first?.name, telephone: first?.telephone, officers: officers.map(typed) } };
}

async function applicants(stage: Stage): Promise<void> {
  for (const unit of Object.keys(UNITS) as UnitName[]) {
    const officer = OFFICER_OF[unit];
    const own = (Object.keys(APPLICANTS) as ApplicantName[]).filter((name) => UNIT_OF[name] === unit).map((name) => APPLICANTS[name]);
    const created = await Promise.all(own.map((person) => createApplicant(stage, officer, unit, person)));
    stage.say(
      `${officer.name}（${UNITS[unit].name}）创建申报人账号：${created.join('、')}。`,
      `${officer.english} of ${UNITS[unit].english} creates ${own.map(({ english }) => english).join(', ')}.`,
    );
    stage.expectThat('姓名逐字保留 / names are kept to the character', created.join() === own.map(({ name }) => name).join(), created);
  }
  stage.count('新建单位 units created', 2);
  stage.count('新建申报人账号 applicants created', Object.keys(APPLICANTS).length);
}

async function createApplicant(stage: Stage, officer: Named, unit: UnitName, person: Person): Promise<string> {
  type Created = { createApplicant: { name: string } };
  const { createApplicant: created } = await stage.client.ask<Created>(officer.account, CREATE_APPLICANT, applicant(stage, unit, person));
  stage.identityNumbers.set(person.name, person.identityNumber);
  return created.name;
}

function applicant(stage: Stage, unit: UnitName, person: Person) {
  const standing = { kind: unit === 'works' ? 'STATE_ENTERPRISE_STAFF' : 'INSTITUTION_STAFF' };
  return { input: { unit: stage.unit(unit), person: typed(person), standing } };
}

async function refusedAccounts(stage: Stage): Promise<void> {
  const someone: Person = { ...APPLICANTS.han, account: 'he-dong', name: '何冬', english: 'He Dong' };
  const wrong = { ...someone, identityNumber: wrongCheckDigit(someone.identityNumber) };
  const hospital = (person: Person) => [CREATE_APPLICANT, applicant(stage, 'hospital', person)] as const;
  const { hospital: huang, highSchool: chen } = SEEDED;
  await stage.refuses({ zh: '身份证号校验码有误', en: 'a wrong check digit' }, huang, hospital(wrong), 'INPUT_INVALID');
  const otherUnit = { zh: '替别的单位开户', en: 'an applicant of somebody else’s unit' };
  await stage.refuses(otherUnit, chen, hospital(someone), 'ROLE_REQUIRED', 'P10');
  const taken = { zh: '同一登录名再开一个账号', en: 'an account name that is taken' };
  const namesake = { ...someone, account: APPLICANTS.ji.account, identityNumber: UNUSED_NUMBER };
  await stage.refuses(taken, huang, hospital(namesake), 'ACCOUNT_TAKEN', 'P2');
  const twice = { zh: '同一人再开一个账号', en: 'a second account for the same person' };
  await stage.refuses(twice, huang, hospital(someone), 'IDENTITY_TAKEN', 'P2');
  await stage.refuses({ zh: '未登录者开户', en: 'somebody without a login' }, null, hospital(someone), 'UNAUTHENTICATED', 'P1');
}

/** Only where the story begins before 11 September. */
async function tooEarly(stage: Stage): Promise<void> {
  const variables = { unit: stage.unit('school') };
  if (Date.parse(await stage.client.now()) >= Date.parse('2024-09-11T00:00:00+08:00')) {
    return stage.say('个人申报已经开始，不再演示提前申报。', 'Personal application is open already; beginning too early is left out.');
  }
  const tried = { zh: '在开放之前开始申报', en: 'begins before the window opens' };
  await stage.refuses(tried, APPLICANTS.ji, [BEGIN, variables], 'WINDOW_NOT_OPEN', 'C1');
}

export const accountsChapter: ChapterOf = {
  zh: '逐级开户',
  en: 'Accounts from above',
  scenes: [units, applicants, refusedAccounts, tooEarly],
};
