/** An act: a mutation as named people do it, told once for every test that goes through all mutations. */
import { freshKey, inState, type Handle } from './forms.ts';
import type { World } from './world.ts';
import type { MoveName, State } from '../../schema/application/moves.ts';

/** Who tries: a person for each role, and for each role the same of another organisation. */
export const CAST = {
  liu: 'an applicant',
  yang: 'another applicant',
  chen: 'an officer of their unit',
  huang: 'an officer of another unit',
  zhao: 'an officer of their department',
  qian: 'an officer of another department',
  wang: 'an officer of the bureau',
  pan: 'an officer of a committee’s office',
  fan: 'an expert of that committee',
  he: 'a supervisor',
  yu: 'an officer of another city’s bureau',
  sheng: 'the province’s desk',
  nobody: 'the public',
} as const;
export type Who = keyof typeof CAST;
export const ANYBODY = Object.keys(CAST) as Who[];
/** Anybody with an account. */
export const EVERYBODY = ANYBODY.filter((who) => who !== 'nobody');

export const loginOf = (who: Who): string | null => (who === 'nobody' ? null : who);

export type Variables = Record<string, unknown>;
export type Act = {
  /** All who may; where one person is enough, the first of them does it. */
  may: readonly [Who, ...Who[]];
  document: string;
  /** Makes the world ready, and answers what is asked then, but for the key. */
  asks: (world: World) => Variables | Promise<Variables>;
  /** What is asked otherwise by whom: those who log in object in their own name. */
  as?: (who: Who) => Variables;
  /** What is asked of an application, wherever it is, if its id and version are enough. */
  of?: (application: Handle) => Variables;
  /** When the act is done, if not on the first morning. */
  at?: string;
  /** What the act is called beside the others of its mutation. */
  title?: string;
  /** The phase in which the request has to arrive. */
  window?: { opens: string; closes: string };
  /** The move of the chain that a reviewer makes by the act. */
  move?: MoveName;
  /** Each row of the answer says for itself whether that row was refused (D8). */
  inRows?: true;
};

/** The acts of a slice, by the mutation's name. */
export type Acts = Readonly<Record<string, Act | readonly [Act, ...Act[]]>>;

/** What is asked of liu's application, which is in a state or is brought to where the act can be done. */
export function onApplication(where: State | ((world: World) => Promise<Handle>), more: Variables = {}): Pick<Act, 'of' | 'asks'> {
  const of = ({ id, version }: Handle): Variables => ({ application: id, version, opinion: '意见', ...more });
  return { of, asks: async (world) => of(await (typeof where === 'string' ? inState(world, where) : where(world))) };
}

/** Makes the world ready and comes to the day; answers what is asked then, under a key of its own. */
export async function readyFor({ asks, at }: Act, world: World): Promise<Variables> {
  const variables = { key: freshKey(), ...(await asks(world)) };
  if (at !== undefined) world.at(at);
  return variables;
}

const MORNING = '2024-09-11T00:00:00+08:00';
/** Days of the re-review and of its meeting. */
export const DURING_RE_REVIEW = '2024-11-05T10:00:00+08:00';
export const MEETING_DAY = '2024-11-09T10:00:00+08:00';

/** When each phase opens and closes by the notice (C1, C5, C6, D7). */
export const PHASES = {
  personal: { opens: MORNING, closes: '2024-10-21T00:00:00+08:00' },
  /** Of the unit and of the department alike. */
  review: { opens: MORNING, closes: '2024-11-01T00:00:00+08:00' },
  reReview: { opens: '2024-11-01T00:00:00+08:00', closes: '2024-11-11T00:00:00+08:00' },
  /** In which what the re-review returned is mended. */
  mending: { opens: MORNING, closes: '2024-11-11T00:00:00+08:00' },
  meeting: { opens: '2024-11-01T00:00:00+08:00', closes: '2024-12-26T00:00:00+08:00' },
} as const;
