/**
 * Every action of the history by its name, with what it is called. An action that is not here is no `ActionName`, so that the compiler
 * refuses to let it be written (audit.ts).
 */
import type { Bilingual } from '../refusal.ts';
import { APPLICATION_ACTIONS, REVIEW_ACTIONS } from './application.ts';
import { COMMITTEE_ACTIONS, EVALUATION_ACTIONS } from './evaluation.ts';
import { IDENTITY_ACTIONS } from './identity.ts';
import type { Named } from './named.ts';
import { JOB_ACTIONS, OFFICE_ACTIONS } from './office.ts';
import { RESULT_ACTIONS } from './result.ts';
import { SHARED_ACTIONS } from './shared.ts';
import { SUPERVISION_ACTIONS } from './supervision.ts';

/** By slices; a test sees to it that none names what another one names. */
export const GROUPS = [
  SHARED_ACTIONS,
  IDENTITY_ACTIONS,
  APPLICATION_ACTIONS,
  REVIEW_ACTIONS,
  COMMITTEE_ACTIONS,
  EVALUATION_ACTIONS,
  RESULT_ACTIONS,
  SUPERVISION_ACTIONS,
  OFFICE_ACTIONS,
  JOB_ACTIONS,
] as const;

type KeysOf<Group> = Group extends unknown ? Extract<keyof Group, string> : never;
/** The name of an action, as it stands in an entry. */
export type ActionName = KeysOf<(typeof GROUPS)[number]>;

const NAMES: ReadonlyMap<string, Named> = new Map(GROUPS.flatMap((group): [string, Named][] => Object.entries(group)));

/** What an entry says was done; of an action that no version of the system knows any more, its name. */
export function titleOf({ kind, action }: { kind: string; action: string }): Bilingual {
  const found = NAMES.get(action);
  return found?.of[kind] ?? found?.title ?? { zh: action, en: action };
}
