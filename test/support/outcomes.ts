/** What an application may come to after its committee has decided (R2–R4): by its own committee's papers, or another's. */
import { expect } from 'vitest';
import type { State } from '../../schema/application/moves.ts';
import { cancelled } from './cases.ts';
import { inState, type Handle } from './forms.ts';
import { DECIDE_ROSTER, objectedTo, ownApplication } from './rosters.ts';
import { step } from './living.ts';
import { CHECK, ISSUE, issuedDocument, printed, withdrawalDrafted } from './title-documents.ts';
import { freshKey } from './forms.ts';
import type { World } from './world.ts';

/** 刘洋's application in any state there is. */
export async function inAnyState(world: World, state: State): Promise<Handle> {
  const reached = OUTCOMES[state];
  if (!reached) return inState(world, state);
  await reached(world);
  const { application: id, version, state: found } = await ownApplication(world, 'liu');
  expect(found).toBe(state);
  return { id, version };
}

/** The objection to 刘洋 is found to be right. */
const struck = step('struck', async (world: World): Promise<void> => {
  const { objection } = await objectedTo(world);
  await world.does('tao', DECIDE_ROSTER, { objection, finding: 'UPHELD', key: freshKey() });
});

/** 刘洋's title is withdrawn once the time to be heard is over. */
export const revoked = step('revoked', async (world: World): Promise<void> => {
  const draft = await withdrawalDrafted(world);
  const { checkDocument } = await world.does('tao', CHECK, { document: draft.id, version: draft.version, key: freshKey() });
  world.at('2024-12-10T09:00:00+08:00');
  await world.does('pan', ISSUE, { document: draft.id, version: checkDocument.version, key: freshKey() });
  await printed(world);
});

const OUTCOMES: Partial<Record<State, (world: World) => Promise<unknown>>> = {
  STRUCK: struck,
  CONFERRED: issuedDocument,
  REVOKED: revoked,
  CANCELLED: cancelled,
};
