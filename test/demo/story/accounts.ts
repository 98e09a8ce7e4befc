/** Accounts come from above: the bureau and a department create units with their officers, units create their applicants. */
import { APPLICANTS, OFFICERS, SEEDED, SLIPPED_NUMBER, typed, UNUSED_NUMBER, wrongCheckDigit } from '../cast.ts';
import type { ApplicantName, Person } from '../cast.ts';
import {
  BEGIN,
  CLOSE_ACCOUNT,
  CORRECT_PERSON,
  CORRECT_UNIT,
  CREATE_APPLICANT,
  CREATE_UNIT,
  UNDO_UNIT_CORRECTION,
  VIEWER,
} from '../graphql.ts';
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

type Put = { correctPerson: { id: string; identityNumber: string; corrections: { identityNumber: string; document: string }[] } };
type Names = { id: string; name: string; formerNames: string[] };

/** A slip in a number shuts its owner out until it is put right; an account that nobody needs is closed; a unit takes another name. */
async function slips(stage: Stage): Promise<void> {
  const { hospital: huang, highSchool: chen, education } = SEEDED;
  const owner: Person = { ...SOMEONE, account: 'xia-he', name: '夏禾', english: 'Xia He', identityNumber: SLIPPED_NUMBER };
  const newcomer: Person = { ...SOMEONE, account: 'qi-ye', name: '齐野', english: 'Qi Ye' };
  const { createApplicant: opened } = await stage.client.ask<{ createApplicant: Created }>(
    huang.account,
    CREATE_APPLICANT,
    applicant(stage, 'hospital', { ...newcomer, identityNumber: owner.identityNumber }),
  );
  const shutOut = { zh: '为夏禾开户，号码已被误录在他人名下', en: 'an account for Xia He, whose number was typed for somebody else' };
  await stage.refuses(shutOut, chen, [CREATE_APPLICANT, applicant(stage, 'highSchool', owner)], 'IDENTITY_TAKEN', 'P2');
  const right = { account: opened.id, identityNumber: newcomer.identityNumber, reason: '录入时误将他人号码填入' };
  const bare = { zh: '无文号更正证件号码', en: 'puts a number right without a document' };
  await stage.refuses(bare, huang, [CORRECT_PERSON, { input: right }], 'DOCUMENT_NEEDED', 'P11');
  const document = '嘉公户证〔2024〕118号';
  const { correctPerson } = await stage.client.ask<Put>(huang.account, CORRECT_PERSON, { input: { ...right, document } });
  const variables = applicant(stage, 'highSchool', owner);
  const { createApplicant: made } = await stage.client.ask<{ createApplicant: Created }>(chen.account, CREATE_APPLICANT, variables);
  const close = (officer: Named, account: string) =>
    stage.client.ask(officer.account, CLOSE_ACCOUNT, { input: { account, reason: '误开账号，未办理任何事项' } });
  await close(huang, opened.id);
  await close(chen, made.id);
  stage.say(
    `${huang.name}凭${document}更正号码，夏禾随即开户；两个未用的账号随后关闭。`,
    `${huang.english} puts the number right by a document, and Xia He has an account; both, never used, are closed.`,
  );
  stage.expectThat(
    '更正留有依据，原号码只以脱敏形式保留 / the correction has its document, and the former number is shown masked',
    correctPerson.corrections[0]?.document === document && /^\d{3}\*{13}/u.test(correctPerson.corrections[0].identityNumber),
    correctPerson,
  );
  await renamed(stage, education);
}

async function renamed(stage: Stage, by: Named): Promise<void> {
  const unit = stage.unit('school');
  const name = '嘉峪关市讨赖河实验学校';
  const input = { unit, name, reason: '更名', document: '嘉编办发〔2024〕21号' };
  const { correctUnit } = await stage.client.ask<{ correctUnit: Names }>(by.account, CORRECT_UNIT, { input });
  const back = { input: { unit, reason: '批文尚未生效' } };
  const { undoUnitCorrection: again } = await stage.client.ask<{ undoUnitCorrection: Names }>(by.account, UNDO_UNIT_CORRECTION, back);
  stage.say(`${by.name}将单位更名为“${name}”，因批文尚未生效又撤销。`, `${by.english} renames the school, and takes it back.`);
  stage.expectThat(
    '更名保留曾用名，撤销即复原 / the former name is kept, and taken back all is as it was',
    correctUnit.formerNames.join() === NEW_UNITS.school.name && again.name === NEW_UNITS.school.name && again.formerNames.length === 0,
    { correctUnit, again },
  );
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
  scenes: [units, applicants, refusedAccounts, slips, tooEarly],
};
