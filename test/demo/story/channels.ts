/** Who may apply through what, and who may not at all: told when an account is made, and again by every submission. */
import { prepare, save, submit, submitting, withdraw } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED, type ApplicantName } from '../cast.ts';
import { paper } from '../forms.ts';
import { CHANGE_STANDING, CREATE_APPLICANT, EXCLUDE, IMPOSE, SUBMIT } from '../graphql.ts';
import { notEligible, outcomes, tell, whatIf } from '../judged.ts';
import type { UnitName } from '../places.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { upload } from '../uploads.ts';
import { applicant, SOMEONE } from './accounts.ts';

const { kong, tao, miao, fang, central, zhou } = APPLICANTS;
const { bureau, highSchool: chen, hospital: huang, talentCentre } = SEEDED;

async function wrongChannels(stage: Stage): Promise<void> {
  const as = (unit: UnitName, standing: object) => [CREATE_APPLICANT, applicant(stage, unit, SOMEONE, standing)] as const;
  const servant = { zh: '为公务员开申报人账号', en: 'an account for a civil servant' };
  await stage.refuses(servant, chen, as('highSchool', { kind: 'CIVIL_SERVANT' }), 'PERSON_BARRED', 'P4');
  const flexible = { zh: '灵活就业人员通过学校申报', en: 'a flexible worker through a school' };
  await stage.refuses(flexible, chen, as('highSchool', { kind: 'FLEXIBLE', household: true }), 'CHANNEL_CLOSED', 'P5');
  const outside = { zh: '外省派驻机构人员未经派驻而申报', en: 'staff of an outside body’s branch, not on secondment' };
  await stage.refuses(outside, OFFICERS.branch, as('branch', { kind: 'INSTITUTION_STAFF' }), 'CHANNEL_CLOSED', 'P5');
  const nowhere = { zh: '编外聘用人员通过托管机构申报而不填单位', en: 'contract staff through the custodian without an employer' };
  await stage.refuses(nowhere, talentCentre, as('talentCentre', { kind: 'INSTITUTION_CONTRACT' }), 'EMPLOYER_MISSING', 'P8');
}

/** The instrument that each exclusion is recorded by. */
async function recorded(stage: Stage): Promise<void> {
  const penalty = (person: typeof kong, changes: object) =>
    [
      EXCLUDE,
      {
        input: {
          account: stage.accountId(person),
          kind: 'SERVICE',
          document: '嘉一中〔2024〕3号',
          reason: '违反教学纪律',
          from: '2024-03-11',
          ...changes,
        },
      },
    ] as const;
  await stage.client.ask(chen.account, ...penalty(kong, { until: '2024-12-31' }));
  await stage.client.ask(chen.account, ...penalty(tao, { until: '2024-09-10' }));
  await stage.client.ask(huang.account, CHANGE_STANDING, { input: { account: stage.accountId(fang), standing: { kind: 'RETIRED' } } });
  stage.say(
    `登记：${kong.name}处分至12月31日，${tao.name}处分至9月10日，${fang.name}退休。`,
    `Recorded: a penalty of ${kong.english} to 31 December, one of ${tao.english} that ended on 10 September; ${fang.english} has retired.`,
  );
}

/** Who is refused with a form complete in every way, under which rule and why. */
const BARRED: readonly { name: ApplicantName; rule: string; why: RegExp; zh: string; en: string }[] = [
  { name: 'kong', rule: 'P4', why: /处分影响期内.*2024年12月31日/u, zh: '处分影响期内', en: 'within the period of a penalty' },
  { name: 'fang', rule: 'P4', why: /离退休人员不能申报/u, zh: '已退休', en: 'retired' },
  {
    name: 'bai',
    rule: 'P3',
    why: /本市户籍|嘉峪关市户籍/u,
    zh: '灵活就业而无本市户籍',
    en: 'a flexible worker without household registration',
  },
];

async function barred(stage: Stage): Promise<void> {
  await stage.until('2024-09-11T09:00:00+08:00');
  await Promise.all(BARRED.map(({ name }) => prepare(stage, name)));
  for (const { name, rule, why, zh, en } of BARRED) {
    const person = APPLICANTS[name];
    const tried = { zh: `${zh}，材料齐全也提交不了`, en: `${en}: submits a form complete in every other way` };
    const [finding] = await notEligible(stage, tried, person, [rule]);
    stage.expectThat('写明缘由 / the reason is named', why.test(finding?.because.zh ?? ''), finding);
    await withdraw(stage, person, '不符合申报条件，不再申报');
  }
}

/** What another authority has decided is taken over by its document: for three years to the day, whatever is ready closes, and what is begun can be withdrawn. */
async function blacklisted(stage: Stage): Promise<void> {
  await prepare(stage, 'miao');
  const elsewhere = { authority: '甘肃省人力资源和社会保障厅', decidedOn: '2024-03-01' };
  const measure = { kind: 'LISTING', ground: '以往申报提供虚假材料。', document: '甘人社监〔2024〕5号', elsewhere };
  const listing = [IMPOSE, { input: { subject: stage.accountId(miao), measure, key: 'miao-is-listed' } }] as const;
  await stage.refuses({ zh: '单位自行列入黑名单', en: 'a unit puts somebody on the blacklist' }, huang, listing, 'ROLE_REQUIRED', 'P10');
  type Imposed = { imposeMeasure: { from: string; until: string; closes: string[] } };
  const { imposeMeasure } = await stage.client.ask<Imposed>(bureau.account, ...listing);
  stage.expectThat(
    '黑名单恰为三年 / the blacklist lasts three years to the day (V2)',
    imposeMeasure.until === '2027-03-02T00:00:00.000+08:00' && imposeMeasure.closes.length === 3,
    imposeMeasure,
  );
  const tried = { zh: '列入黑名单后提交', en: 'submits while on the blacklist' };
  await stage.refuses(tried, miao, [SUBMIT, submitting(stage, miao, 'miao-tries-it')], 'BARRED', 'V2');
  await withdraw(stage, miao, '已列入黑名单，不再申报');
}

async function overSinceYesterday(stage: Stage): Promise<void> {
  await prepare(stage, 'tao');
  const { findings } = await whatIf(stage, tao, { series: 'school-teaching', level: 'INTERMEDIATE' });
  tell(
    stage,
    findings.filter(({ rule }) => rule === 'P4'),
  );
  const { number } = await submit(stage, tao);
  stage.say(`${tao.name}的处分昨日24时期满，今日提交。`, `${tao.english}’s penalty was over at midnight; he submits today.`);
  stage.expectThat('处分期满次日可以申报 / the day after a penalty one may apply', number === 1, outcomes(findings));
}

async function throughChannels(stage: Stage): Promise<void> {
  await Promise.all((['seconded', 'central'] as const).map((name) => prepare(stage, name)));
  const tried = {
    zh: '中央在甘单位人员申报本单位无评审权限的系列',
    en: 'staff of a central institute in a series that it does not review',
  };
  await notEligible(stage, tried, central, ['P6', 'P6']);
  await entrusted(stage);
  const people = [APPLICANTS.zhou, APPLICANTS.seconded, central];
  await Promise.all(people.map((person) => submit(stage, person)));
  stage.say(
    `${people.map(({ name }) => name).join('、')}各经其渠道提交：托管机构（填明实际单位）、派驻（双方同意）、中央单位（委托函及批复）。`,
    `Through the custodian with the employer named, on secondment with both consents, from the central institute with entrustment: ${people.map(({ english }) => english).join(', ')} submit.`,
  );
  const states = people.map((person) => stage.application(person).state);
  stage.expectThat('三种渠道均已提交 / all three channels lead in', states.join() === 'SUBMITTED,SUBMITTED,SUBMITTED', states);
}

/** From another series the next level is not open, the same one is, by transfer. */
async function acrossSeries(stage: Stage): Promise<void> {
  await prepare(stage, 'zhou');
  const judged = async (level: string, type: string) => {
    const { findings } = await whatIf(stage, zhou, { series: 'archives', level, type });
    return findings.filter(({ rule }) => rule === 'A10').map(({ outcome }) => outcome);
  };
  const next = await judged('ASSOCIATE_SENIOR', 'NORMAL');
  const same = await judged('INTERMEDIATE', 'TRANSFER');
  stage.say(
    `${zhou.name}原为主管护师，现从事档案工作：不能直接申报副研究馆员，可先转系列申报馆员。`,
    `${zhou.english} has a title of a nurse and keeps files: the next title of archives is not open, the same level is by transfer.`,
  );
  stage.expectThat('跨系列先转评、后晋升 / first across, then up', next.join() === 'FAILS' && same.join() === 'PASSES', { next, same });
}

/** She brings the letter and its approval. */
async function entrusted(stage: Stage): Promise<void> {
  const proofs = await upload(stage, central, 2);
  const [letter = 0, approval = 0] = proofs.map(({ number }) => number);
  await save(stage, central, 'channel', 0, {
    items: [
      paper('ENTRUSTMENT_LETTER', letter, '中央在甘冻土研究所人事处'),
      paper('ENTRUSTMENT_APPROVAL', approval, '甘肃省职称改革办公室'),
    ],
  });
}

export const channelsChapter: ChapterOf = {
  zh: '申报渠道与限制',
  en: 'Channels, and who may not apply',
  scenes: [wrongChannels, recorded, barred, blacklisted, overSinceYesterday, acrossSeries, throughChannels],
};
