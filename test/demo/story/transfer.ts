/** Somebody moves to another school with a draft begun: the account stays, the old unit lets go, the new one takes in. */
import { change, submit } from '../acts.ts';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { ACCOUNT, CHANGE_UNIT, CREATE_APPLICANT, INCOMING, RECEIVE, RELEASE, REVEAL } from '../graphql.ts';
import { notEligible } from '../judged.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { applicant } from './accounts.ts';

const { du } = APPLICANTS;
const { highSchool: chen, hospital: huang } = SEEDED;
const { school: luo } = OFFICERS;

type Standing = { unit: { name: string }; releasedToName: string | null; past: { unitName: string }[] };

async function moved(stage: Stage): Promise<void> {
  const account = stage.accountId(du);
  const standing = { kind: 'INSTITUTION_STAFF' };
  const anew = [CREATE_APPLICANT, applicant(stage, 'highSchool', { ...du, account: 'du-juan-2' })] as const;
  await stage.refuses(
    { zh: `为调入的${du.name}另开账号`, en: 'a new account for somebody who moves in' },
    chen,
    anew,
    'IDENTITY_TAKEN',
    'P2',
  );
  const receive = [RECEIVE, { input: { account, unit: stage.unit('highSchool'), standing } }] as const;
  await stage.refuses({ zh: '原单位未调出就接收', en: 'takes in whom nobody has released' }, chen, receive, 'PERSON_UNKNOWN', 'P10');
  const release = [RELEASE, { input: { account, to: stage.unit('highSchool'), reason: '工作调动' } }] as const;
  await stage.refuses({ zh: '别的单位办理调出', en: 'releases somebody else’s staff' }, huang, release, 'PERSON_UNKNOWN', 'P10');
  const { releaseApplicant } = await stage.client.ask<{ releaseApplicant: Standing }>(luo.account, ...release);
  stage.expectThat(
    '调出待接收，在接收前一切照旧 / released, and nothing has changed yet',
    releaseApplicant.releasedToName !== null && releaseApplicant.unit.name === '嘉峪关市讨赖河学校',
    releaseApplicant,
  );
  await stage.refuses({ zh: '再办一次调出', en: 'releases her once more' }, luo, release, 'TRANSFER_UNDER_WAY', 'P2');
  type Incoming = { incomingApplicants: { edges: { node: { id: string; name: string } }[] } };
  const { incomingApplicants } = await stage.client.ask<Incoming>(chen.account, INCOMING, { unit: stage.unit('highSchool') });
  const incoming = incomingApplicants.edges.map(({ node }) => node);
  stage.expectThat(
    '调入单位看到待接收的人 / the new unit sees whom it has to take in',
    incoming.length === 1 && incoming[0]?.id === account,
    incoming,
  );
  const { receiveApplicant } = await stage.client.ask<{ receiveApplicant: Standing }>(chen.account, ...receive);
  stage.say(
    `${luo.name}办理${du.name}调出，${chen.name}接收：现单位${receiveApplicant.unit.name}。`,
    `${luo.english} releases ${du.english}, ${chen.english} takes her in; the account and its history stay.`,
  );
  stage.expectThat(
    '原单位记入经历 / the unit before is kept',
    receiveApplicant.past.map(({ unitName }) => unitName).join() === '嘉峪关市讨赖河学校',
    receiveApplicant,
  );
}

async function theDraftFollows(stage: Stage): Promise<void> {
  await notEligible(stage, { zh: '草稿仍在原单位就提交', en: 'submits through the unit that she has left' }, du, ['P5']);
  const { unitName } = await change<{ unitName: string }>(stage, du, CHANGE_UNIT);
  stage.expectThat('草稿变更到现单位 / the draft follows to the new unit', unitName === '嘉峪关市第一中学', unitName);
  const { number } = await submit(stage, du);
  stage.expectThat('经现单位提交 / submitted through it', number === 1, number);
}

/** The whole number is seen for a purpose only, and every view is entered. */
async function seenForAPurpose(stage: Stage): Promise<void> {
  const reveal = (purpose: string) => [REVEAL, { input: { account: stage.accountId(du), purpose, reason: '核对证件原件' } }] as const;
  const left = { zh: '原单位经办人查看完整证件号码', en: 'an officer of the unit she has left asks for the whole number' };
  await stage.refuses(left, luo, reveal('REVIEW'), 'PERSON_UNKNOWN', 'P10');
  await stage.refuses(
    { zh: '以核查举报为由查看', en: 'asks for a purpose that is not an officer’s' },
    chen,
    reveal('CASE'),
    'PURPOSE_CLOSED',
    'P10',
  );
  const { revealIdentityNumber } = await stage.client.ask<{ revealIdentityNumber: string }>(chen.account, ...reveal('REVIEW'));
  stage.expectThat('现单位为核对材料可以查看 / the unit sees it to compare papers', revealIdentityNumber === du.identityNumber);
  type Seen = { node: { identityNumber: string; history: { edges: { node: { action: string; by: string; reason: string | null } }[] } } };
  const { node } = await stage.client.ask<Seen>(du.account, ACCOUNT, { id: stage.accountId(du) });
  const views = node.history.edges.filter((edge) => edge.node.action === 'reveal');
  stage.say(
    `${du.name}查自己的账号记录：${views.map((edge) => `${edge.node.by}（${edge.node.reason}）`).join('、')}看过她的号码。`,
    `${du.english} reads in her account’s history who has seen her number, and why.`,
  );
  stage.expectThat(
    '每次查看均有记录，本人可见 / each view is entered, and the person reads it',
    views.length === 1 && views[0]?.node.by === chen.account,
    views,
  );
}

export const transferChapter: ChapterOf = {
  zh: '调动单位',
  en: 'A move to another unit',
  scenes: [moved, theDraftFollows, seenForAPurpose],
};
