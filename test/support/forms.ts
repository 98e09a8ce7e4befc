/** Forms as people fill them in, and the steps of the chain as they are asked over GraphQL. */
import { SECTIONS, type SectionName } from './sections.ts';
import { organisationId, type World } from './world.ts';

export { SECTIONS, type SectionName } from './sections.ts';

export const BEGIN = 'mutation ($unit: ID!) { beginApplication(input: { unit: $unit }) { id version state } }';
export const SAVE =
  'mutation ($application: ID!, $version: Int!, $content: SectionContentInput!) { saveSection(input: { application: $application, version: $version, content: $content }) { id version form { basics { version startedWorkOn } } } }';
export const SUBMIT =
  'mutation ($application: ID!, $version: Int!, $key: String!) { submitApplication(input: { application: $application, version: $version, key: $key }) { submission { number at hash } application { id version state } } }';
const review = (name: string, extra = '') =>
  `mutation ($application: ID!, $version: Int!, $opinion: String!, $key: String) { ${name}(input: { application: $application, version: $version, opinion: $opinion, key: $key${extra} }) { id version state } }`;
export const ACCEPT = review('acceptApplication');
export const RETURN = review('returnApplication');
export const RECOMMEND = review('recommendApplication', ', vacancy: AVAILABLE');
export const APPROVE = review('approveApplication');
export const EXPORT =
  'mutation ($series: String!, $level: Level!) { exportSummaryTable(input: { series: $series, level: $level }) { id state } }';

export const EXCLUDE =
  'mutation ($account: ID!, $kind: ExclusionKind! = PARTY, $from: Day! = "2024-05-10", $until: Day = "2025-05-09") { recordExclusion(input: { account: $account, kind: $kind, document: "嘉纪〔2024〕7号", reason: "违纪", from: $from, until: $until }) { exclusions { id kind until isInForce } } }';
export const REVEAL =
  'mutation ($account: ID!, $purpose: RevealPurpose!) { revealIdentityNumber(input: { account: $account, purpose: $purpose, reason: "核对证件" }) }';
export const RELEASE =
  'mutation ($account: ID!, $to: ID!) { releaseApplicant(input: { account: $account, to: $to, reason: "工作调动" }) { releasedTo { name } version } }';
export const RECEIVE =
  'mutation ($account: ID!, $unit: ID!, $kind: PersonKind! = INSTITUTION_STAFF) { receiveApplicant(input: { account: $account, unit: $unit, standing: { kind: $kind } }) { unit { name } past { unitName } } }';

export type Handle = { id: string; version: number };

/** Begins an application and fills in all of it. */
export async function draft(
  world: World,
  applicant: string,
  unit: string,
  changes: Partial<Record<SectionName, object>> = {},
): Promise<Handle> {
  const { beginApplication } = await world.does(applicant, BEGIN, { unit: organisationId(unit) });
  for (const [name, content] of Object.entries({ ...SECTIONS, ...changes })) {
    await world.does(applicant, SAVE, { application: beginApplication.id, version: 0, content: { [name]: content } });
  }
  return { id: beginApplication.id, version: beginApplication.version };
}

let keys = 0;

/** A fresh idempotency key. */
export function freshKey(): string {
  keys += 1;
  return `key-${String(keys).padStart(8, '0')}`;
}

export async function submit(world: World, applicant: string, { id, version }: Handle): Promise<Handle> {
  const { submitApplication } = await world.does(applicant, SUBMIT, { application: id, version, key: freshKey() });
  return submitApplication.application;
}

/** An application all the way to a state: SUBMITTED, ACCEPTED, RECOMMENDED or APPROVED. */
export async function applicationIn(
  world: World,
  state: 'DRAFT' | 'SUBMITTED' | 'ACCEPTED' | 'RECOMMENDED' | 'APPROVED',
  {
    applicant = 'liu',
    unit = 'school',
    officer = 'chen',
    reviewer = 'zhao',
    changes = {},
  }: { applicant?: string; unit?: string; officer?: string; reviewer?: string; changes?: Partial<Record<SectionName, object>> } = {},
): Promise<Handle> {
  let handle = await draft(world, applicant, unit, changes);
  if (state === 'DRAFT') return handle;
  handle = await submit(world, applicant, handle);
  const steps = [
    ['ACCEPTED', officer, ACCEPT, 'acceptApplication'],
    ['RECOMMENDED', officer, RECOMMEND, 'recommendApplication'],
    ['APPROVED', reviewer, APPROVE, 'approveApplication'],
  ] as const;
  const order = ['SUBMITTED', 'ACCEPTED', 'RECOMMENDED', 'APPROVED'];
  for (const [reached, who, mutation, field] of steps) {
    if (order.indexOf(state) < order.indexOf(reached)) break;
    handle = (await world.does(who, mutation, { application: handle.id, version: handle.version, opinion: '同意' }))[field];
  }
  return handle;
}
