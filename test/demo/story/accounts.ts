/** Accounts come from above: the bureau and a department create units with their officers, units create their applicants. */
import { APPLICANTS, OFFICERS, SEEDED, typed, UNUSED_NUMBER, wrongCheckDigit } from '../cast.ts';
import type { ApplicantName, Person } from '../cast.ts';
import { BEGIN, CREATE_APPLICANT, CREATE_UNIT, VIEWER } from '../graphql.ts';
import { NEW_UNITS, STANDING_OF, UNITS, type NewUnit, type NewUnitName, type UnitName } from '../places.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

type Viewer = { viewer: { grants: { role: string; organisation: { id: string; name: string } }[] } };
type Unit = {
  createUnit: {
    id: string;
    name: string;
    unitKind: string;
    isCompliant: boolean;
    officers: { name: string; account: { identityNumber: string } }[];
  };
};

/** The organisation that somebody holds a role for. */
export async function organisationOf(stage: Stage, person: Named): Promise<string> {
  const { viewer } = await stage.client.ask<Viewer>(person.account, VIEWER);
  return viewer.grants[0]?.organisation.id ?? '';
}

async function units(stage: Stage): Promise<void> {
  for (const unit of ['highSchool', 'hospital', 'talentCentre'] as const) {
    stage.units.set(unit, await organisationOf(stage, UNITS[unit].officer));
  }
  for (const unit of Object.keys(NEW_UNITS) as NewUnitName[]) await createUnit(stage, unit);
  const again = inputOf(NEW_UNITS.school, await organisationOf(stage, SEEDED.education), [OFFICERS.school]);
  const tried = { zh: '以同一信用代码再开一个单位账号', en: 'opens another account for the same credit code' };
  await stage.refuses(tried, SEEDED.education, [CREATE_UNIT, again], 'UNIT_TAKEN', 'P2');
  stage.count('新建单位 units created', Object.keys(NEW_UNITS).length);
}

async function createUnit(stage: Stage, unit: NewUnitName): Promise<void> {
  const { by, officers, kind, english }: NewUnit = NEW_UNITS[unit];
  const variables = inputOf(NEW_UNITS[unit], await organisationOf(stage, by), officers);
  const { createUnit: created } = await stage.client.ask<Unit>(by.account, CREATE_UNIT, variables);
  stage.units.set(unit, created.id);
  stage.say(
    `${by.name}创建单位“${created.name}”，经办人：${created.officers.map(({ name }) => name).join('、')}。`,
    `${by.english} creates ${english} (${kind}) with officers ${officers.map((one) => one.english).join(' and ')}.`,
  );
  stage.expectThat(
    '单位性质相符，两名经办人符合最低人数 / of that kind, with as many officers as there must be (P9)',
    created.isCompliant && created.unitKind === kind,
    created,
  );
  stage.expectThat(
    '证件号码已脱敏 / identity numbers come back masked',
    created.officers.every(({ account }) => /^\d{3}\*{13}[\dX]{2}$/u.test(account.identityNumber)),
    created.officers,
  );
}

function inputOf({ name, creditCode, kind, central }: NewUnit, authority: string, officers: readonly Person[]) {
  const [first] = officers;
  const contact = { contact: first?.name, telephone: first?.telephone };
  return { input: { authority, name, kind, creditCode, ...contact, ...(central && { central }), officers: officers.map(typed) } };
}

async function applicants(stage: Stage): Promise<void> {
  for (const unit of Object.keys(UNITS) as UnitName[]) {
    const { officer, english } = UNITS[unit];
    const own = (Object.keys(APPLICANTS) as ApplicantName[]).filter((name) => STANDING_OF[name].unit === unit);
    const people = own.map((name) => APPLICANTS[name]);
    const created = await Promise.all(own.map((name) => createApplicant(stage, officer, name)));
    stage.say(
      `${officer.name}创建申报人账号：${created.map(({ name, standing }) => `${name}（${standing.kindName}${standing.employer ? `，在${standing.employer}工作` : ''}）`).join('、')}。`,
      `${officer.english} of ${english} creates ${people.map((person) => person.english).join(', ')}.`,
    );
    stage.expectThat(
      '姓名逐字保留 / names are kept to the character',
      created.map(({ name }) => name).join() === people.map(({ name }) => name).join(),
      created,
    );
  }
  stage.count('新建申报人账号 applicants created', Object.keys(APPLICANTS).length);
}

type Created = { id: string; name: string; standing: { kindName: string; employer: string | null } };

async function createApplicant(stage: Stage, officer: Named, name: ApplicantName): Promise<Created> {
  const person = APPLICANTS[name];
  const { unit, ...standing } = STANDING_OF[name];
  const variables = applicant(stage, unit, person, standing);
  const { createApplicant: created } = await stage.client.ask<{ createApplicant: Created }>(officer.account, CREATE_APPLICANT, variables);
  stage.identityNumbers.set(person.name, person.identityNumber);
  stage.accountIds.set(person.account, created.id);
  return created;
}

/** What is sent to create an applicant. */
export function applicant(stage: Stage, unit: UnitName, person: Person, standing: object = { kind: 'INSTITUTION_STAFF' }) {
  return { input: { unit: stage.unit(unit), person: typed(person), standing } };
}

/** Somebody whom nobody has created: with a number of his own, or with somebody else's. */
export const SOMEONE: Person = { ...APPLICANTS.han, account: 'he-dong', name: '何冬', english: 'He Dong', identityNumber: UNUSED_NUMBER };

async function refusedAccounts(stage: Stage): Promise<void> {
  const double = { ...SOMEONE, identityNumber: APPLICANTS.han.identityNumber };
  const wrong = { ...SOMEONE, identityNumber: wrongCheckDigit(UNUSED_NUMBER) };
  const hospital = (person: Person) => [CREATE_APPLICANT, applicant(stage, 'hospital', person)] as const;
  const { hospital: huang, highSchool: chen } = SEEDED;
  await stage.refuses({ zh: '身份证号校验码有误', en: 'a wrong check digit' }, huang, hospital(wrong), 'INPUT_INVALID');
  const otherUnit = { zh: '替别的单位开户', en: 'an applicant of somebody else’s unit' };
  await stage.refuses(otherUnit, chen, hospital(SOMEONE), 'ROLE_REQUIRED', 'P10');
  const taken = { zh: '同一登录名再开一个账号', en: 'an account name that is taken' };
  await stage.refuses(taken, huang, hospital({ ...SOMEONE, account: APPLICANTS.ji.account }), 'ACCOUNT_TAKEN', 'P2');
  const twice = { zh: '同一人再开一个账号', en: 'a second account for the same person' };
  await stage.refuses(twice, huang, hospital(double), 'IDENTITY_TAKEN', 'P2');
  await stage.refuses({ zh: '未登录者开户', en: 'somebody without a login' }, null, hospital(SOMEONE), 'UNAUTHENTICATED', 'P1');
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
