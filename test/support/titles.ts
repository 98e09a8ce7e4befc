/** What the tests of titles on record share: a scan put where its form says, a title recorded from it, and checked. */
import { expect } from 'vitest';
import { dump, wrongWith } from './invariants.ts';
import { mutation } from './mutation.ts';
import { inbox } from './notices.ts';
import { scan } from './scans.ts';
import { accountId, type World } from './world.ts';
import { putThere } from './put-there.ts';

export const TITLE_UPLOAD = mutation('requestTitleUpload', 'upload url expiresAt fields { name value }', {
  size: '200',
  contentType: '"application/pdf"',
});
const OF_A_TITLE = 'id version state: personTitleState name document account { account: login } endedBecause scan { url }';
/** 一级教师 of 2018, as liu’s form has it. */
export const RECORD_TITLE = mutation('recordTitle', OF_A_TITLE, {
  series: '"school-teaching"',
  specialty: '"初中数学"',
  level: 'INTERMEDIATE',
  name: '"一级教师"',
  obtainedOn: '"2018-12-20"',
  document: '"嘉职改办〔2018〕12号"',
  issuer: '"嘉峪关市职称改革工作领导小组办公室"',
});
export const CHECK_TITLE = mutation('checkTitle', OF_A_TITLE, { accept: 'true' });
export const RECHECK_TITLE = mutation('recheckTitle', OF_A_TITLE, { reason: '"证书与文号不符"' });
export const WITHDRAW_TITLE = mutation('withdrawTitle', OF_A_TITLE);

export type TitleHandle = { id: string; version: number; state: string };

/** The number of a scan that was put there by somebody for a person. */
export async function scanned(world: World, who: string, of = who, content = scan('职称证书', 'application/pdf', 200)): Promise<string> {
  const { requestTitleUpload: form } = await world.does(who, TITLE_UPLOAD, { account: accountId(of) });
  return putThere(world, form, content).upload as string;
}

/** A title that somebody has recorded of a person: it waits. */
export async function recorded(world: World, who: string, of = who, changes: object = {}): Promise<TitleHandle> {
  const asked = { account: accountId(of), upload: await scanned(world, who, of), ...changes };
  return (await world.does(who, RECORD_TITLE, asked)).recordTitle;
}

/** The same, found right by an officer. */
export async function onRecord(world: World, who: string, officer: string, changes: object = {}): Promise<TitleHandle> {
  const { id: title, version } = await recorded(world, who, who, changes);
  return (await world.does(officer, CHECK_TITLE, { title, version })).checkTitle;
}

/** A title as it was seen, to act on it. */
export const seen = ({ id: title, version }: TitleHandle) => ({ title, version });

/** The titles that somebody has on record, as they see them. */
export async function titlesOf(world: World, who: string) {
  const MINE = '{ viewer { titles { id name state: personTitleState document scan { url } allowedActions { action isAllowed } } } }';
  return (await world.does(who, MINE)).viewer.titles;
}

/** Whose titles wait to be checked by a unit. */
export async function waitingAt(world: World, who: string, unit: string): Promise<string[]> {
  const WAITING = 'query ($u: ID!) { unitTitlesToCheck(unit: $u) { edges { node { personName document } } } }';
  const { unitTitlesToCheck } = await world.does(who, WAITING, { u: unit });
  return unitTitlesToCheck.edges.map(({ node }: { node: { personName: string } }) => node.personName);
}

/** What somebody has been told of. */
export async function topics(world: World, who: string): Promise<string[]> {
  return (await inbox(world, who, { first: 50 })).notices.map(({ topic }: { topic: string }) => topic);
}

export async function isWhole(world: World): Promise<void> {
  expect(wrongWith(await dump(world))).toEqual([]);
}
