/** Risk signals as the bureau and the supervisors have them over GraphQL (V6). */
import { applicationIn, freshKey } from './forms.ts';
import { step } from './living.ts';
import { mutation } from './mutation.ts';
import type { World } from './world.ts';

export const COMPUTE_SIGNALS = mutation('computeSignals', 'id state: signalRunState percent applications finishedAt');
export const DISMISS_SIGNAL = mutation(
  'dismissSignal',
  'id version state: supervisionSignalState dismissed { text } dismissedBy { name }',
  {
    text: '"经核查，系合作成果，署名属实。"',
  },
);
const SIGNAL = `id version kind: supervisionSignalKind rule state: supervisionSignalState desk reason: explanation { zh } evidence { name values } raisedAt dismissed { text } caseNumber
  about: concerns { application { applicantName } organisation { name } account { name } } allowedActions { action isAllowed }`;
const LISTED = `query ($kind: SupervisionSignalKind, $state: SupervisionSignalState, $unit: ID, $after: String) {
  signals(kind: $kind, state: $state, unit: $unit, first: 15, after: $after) { edges { node { ${SIGNAL} } } pageInfo { hasNextPage endCursor } } }`;
export const SIGNAL_SEEN = `query ($id: ID!) { node(id: $id) { ... on SupervisionSignal { ${SIGNAL} history(first: 10) { edges { node { action } } } } } }`;

/** A signal as it is shown. */
export type Shown = {
  id: string;
  version: number;
  kind: string;
  state: string;
  desk: string;
  raisedAt: string;
  caseNumber: string | null;
  reason: { zh: string };
  evidence: { name: string; values: string[] }[];
  about: { application: { applicantName: string } | null; organisation: { name: string } | null; account: { name: string } | null }[];
  allowedActions: { action: string; isAllowed: boolean }[];
};

/** All signals that somebody sees. */
export async function signalsSeen(
  world: World,
  who = 'he',
  asked: { kind?: string; state?: string; unit?: string } = {},
): Promise<Shown[]> {
  const found: Shown[] = [];
  for (let after: string | null = null; ;) {
    const { signals } = await world.does(who, LISTED, { ...asked, after });
    found.push(...signals.edges.map(({ node }: { node: Shown }) => node));
    if (!signals.pageInfo.hasNextPage) return found;
    after = signals.pageInfo.endCursor as string;
  }
}

/** Somebody has the signals looked for, and the job is done. */
export async function searched(world: World, who = 'wang'): Promise<string> {
  const { computeSignals } = await world.does(who, COMPUTE_SIGNALS, { key: freshKey() });
  await world.deliver();
  await world.count();
  return computeSignals.id;
}

/** One signal of a kind, as a supervisor is shown it, once they have been looked for. */
export async function signalOf(world: World, kind: string): Promise<Shown> {
  await searched(world);
  const [one] = await signalsSeen(world, 'he', { kind });
  if (!one) throw new Error(`no signal of ${kind}`);
  return one;
}

/** 刘洋 and 杨帆 claim the same paper, and that was found. */
export const sameClaimed = step('sameClaimed', async (world: World): Promise<{ id: string; version: number }> => {
  await applicationIn(world, 'SUBMITTED');
  await applicationIn(world, 'SUBMITTED', { applicant: 'yang' });
  const { id, version } = await signalOf(world, 'SAME_ACHIEVEMENT');
  return { id, version };
});
