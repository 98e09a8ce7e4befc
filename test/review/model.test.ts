/** Chance acts on the chain as its people could, in any order and at any time: it and the model come to the same, and the whole is true (G5, D2, U4–U6, A8). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../schema/core/time.ts';
import { LONGEST_REQUEST } from '../../schema/calendar/store.ts';
import {
  ACCEPT,
  ANSWER_WITHDRAWAL,
  APPROVE,
  approvedVacancies,
  ASK_WITHDRAWAL,
  DECIDE,
  DECIDE_AT_MEETING,
  draft,
  freshKey,
  judged,
  PASS,
  POST,
  RECOMMEND,
  RECORD_MEETING,
  REFUSE,
  RESTORE,
  RETURN,
  SAVE,
  SUBMIT,
  unchanged,
  WAIVE,
  WITHDRAW,
} from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { PREPARE, RECALL_TABLE, RECEIVE_TABLE, SEND_BACK_TABLE, SEND_TABLE } from '../support/tables.ts';
import { city, type World } from '../support/world.ts';
import { beginning, EVERY_ACT, onward, pass, PEOPLE, perform, shown, type Act, type Model, type Who } from './model.ts';
import { objectionRefused } from '../support/objecting.ts';
import { endOfPeriod } from '../../schema/calendar/working-days.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';

const RUNS = 6;

/** An act by name, or any that is possible then, or the act that would bring somebody on. */
type Step = Act | { act: 'possible'; which: number } | { act: 'onward'; who: Who };

const who = fc.constantFrom(...PEOPLE);
const anything: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ act: fc.constant('possible' as const), which: fc.nat(1000) }) },
  { weight: 8, arbitrary: fc.record({ act: fc.constant('onward' as const), who }) },
  { weight: 4, arbitrary: fc.constantFrom(...EVERY_ACT) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), hours: fc.constantFrom(1, 24, 24 * 4, 24 * 9) }) },
);

function actOf(step: Step, model: Model, endOf: (now: number, days: number) => number): Act {
  if (step.act === 'onward') return onward(model, step.who);
  if (step.act !== 'possible') return step;
  const possible = EVERY_ACT.filter((act) => perform(structuredClone(model), act, endOf));
  return possible[step.which % possible.length] ?? { act: 'wait', hours: 24 };
}

type Shown = {
  id: string;
  version: number;
  state: string;
  form: { papers: { version: number } | null };
  posting: { id: string; state: string; openObjections: number } | null;
};

async function seen(world: World, applicant: Who): Promise<Shown> {
  return (
    await world.does(
      applicant,
      '{ myApplication { id version state form { papers { version } } posting { id state: postingState openObjections } } }',
    )
  ).myApplication;
}

let papers = 0;

/** Papers that nobody has named before. */
function anotherPaper() {
  papers += 1;
  return { items: [{ title: `教学札记之${papers}`, venue: '数学教学', grade: 'PROVINCIAL', publishedOn: '2022-03-01' }] };
}

/** Does it over GraphQL; true when it was done. */
async function tried(world: World, act: Exclude<Act, { act: 'wait' }>): Promise<boolean> {
  if (!('who' in act)) return onTable(world, act.act);
  const { id: application, version, state, posting, form } = await seen(world, act.who);
  const ask = async (officer: string | null, document: string, more: object = {}) =>
    (await world.refusal(officer, document, { application, version, opinion: '意见', ...more })) === null;
  switch (act.act) {
    case 'submit':
      // Of papers that were mended nothing is said; of those left as they were, why.
      return (
        (await ask(act.who, SUBMIT, { key: freshKey(), unchanged: [] })) ||
        (state === 'RETURNED' && ask(act.who, SUBMIT, { key: freshKey(), unchanged: unchanged('papers') }))
      );
    case 'mend':
      return ask(act.who, SAVE, { version: form.papers?.version ?? 0, content: { papers: anotherPaper() } });
    case 'waive':
      return ask('zhao', WAIVE);
    case 'accept':
      return ask('chen', ACCEPT);
    case 'post':
      return ask('chen', POST);
    case 'object':
      return posting !== null && (await objectionRefused(world, act.who === 'liu' ? 'yang' : 'liu', { posting: posting.id })) === null;
    case 'decide':
      return posting !== null && decide(world, posting.id, act.finding);
    case 'recommend':
      return ask('chen', RECOMMEND);
    case 'approve':
      return ask('zhao', APPROVE);
    case 'pass':
      return ask('wang', PASS);
    case 'return':
      return ask(act.by, RETURN, { judgements: judged('papers') });
    case 'refuse':
      return ask(act.by, REFUSE);
    case 'withdraw':
      return ask(act.who, WITHDRAW);
    case 'ask':
      return ask(act.who, ASK_WITHDRAWAL);
    case 'answer':
      return ask('zhao', ANSWER_WITHDRAWAL, { consent: act.consent });
    case 'restore':
      return ask(act.who, RESTORE);
    case 'meet':
      return meet(world, { application, version, forward: act.forward, reason: act.forward ? '' : '会议未通过' });
  }
}

async function decide(world: World, posting: string, finding: string): Promise<boolean> {
  const OBJECTIONS = `query ($id: ID!) {
    node(id: $id) { ... on Posting { objections(first: 100) { edges { node { id version finding { finding } } } } } }
  }`;
  const { node } = await world.does('chen', OBJECTIONS, { id: posting });
  const open = node.objections.edges.find((edge: { node: { finding: unknown } }) => edge.node.finding === null)?.node;
  if (!open) return false;
  const variables = { objection: open.id, version: open.version, finding, ...(finding === 'TO_MEND' && { judgements: judged('papers') }) };
  return (await world.refusal('chen', DECIDE, variables)) === null;
}

async function meet(world: World, row: object): Promise<boolean> {
  const heldOn = new Date(world.now + 8 * HOUR).toISOString().slice(0, 10);
  const { data, errors } = await world.ask('wang', RECORD_MEETING, { heldOn });
  if (errors) return false;
  const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, { meeting: data.recordMeeting.id, rows: [row], key: freshKey() });
  return decideAtMeeting.done === 1;
}

async function onTable(world: World, act: 'send' | 'recall' | 'receive' | 'sendBack'): Promise<boolean> {
  if (act === 'send') {
    const { errors } = await world.ask('zhao', PREPARE);
    if (errors) return false;
    await world.deliver();
    await world.build();
  }
  const { summaryTables } = await world.does('wang', '{ summaryTables { edges { node { id version } } } }');
  const table = summaryTables.edges[0]?.node;
  if (!table) return false;
  const [officer, document] = {
    send: ['zhao', SEND_TABLE] as const,
    recall: ['zhao', RECALL_TABLE] as const,
    receive: ['wang', RECEIVE_TABLE] as const,
    sendBack: ['wang', SEND_BACK_TABLE] as const,
  }[act];
  return (await world.refusal(officer, document, { table: table.id, version: table.version })) === null;
}

async function play(steps: readonly Step[]): Promise<void> {
  const world = await city();
  await approvedVacancies(world, 1);
  for (const applicant of PEOPLE) await draft(world, applicant, 'school');
  const model = beginning(world.now);
  const endOf = (now: number, days: number) => endOfPeriod(now, days, 'WORKING', NATIONAL);
  for (const [index, one] of steps.entries()) {
    const act = actOf(one, model, endOf);
    const told = `step ${index}: ${JSON.stringify(act)} at ${new Date(world.now).toISOString()}`;
    if (act.act === 'wait') {
      world.at(world.now + act.hours * HOUR);
      pass(model, world.now, LONGEST_REQUEST);
    } else {
      const shortened = await leastLeft(world, model, act);
      const expected = perform(model, act, (now, days) => endOf(now, days === 3 ? shortened : days));
      expect(await tried(world, act), told).toBe(expected);
    }
    // The last finding ends a posting whose period is over: it is closed at once, and its report made.
    if (act.act === 'decide') pass(model, world.now, LONGEST_REQUEST);
    if (act.act === 'wait' || act.act === 'decide') await world.closePostings();
    if (act.act === 'withdraw') await world.deliver(); // which stops a posting
    for (const applicant of PEOPLE) {
      const { state, posting } = await seen(world, applicant);
      const { people } = model;
      // How a draft is shown whose time is over is the calendar’s (C6).
      expect(state === 'LAPSED' ? 'DRAFT' : state, told).toBe(people[applicant].state);
      expect(posting && { state: posting.state, open: posting.openObjections }, told).toEqual(
        people[applicant].posting && { state: people[applicant].posting.state, open: shown(people[applicant].posting, world.now) },
      );
    }
  }
  expect(wrongWith(await dump(world))).toEqual([]);
}

/** A posting that goes on takes what is left of its days: told by the system itself, as its own tests have it (U4). */
async function leastLeft(world: World, model: Model, act: Act): Promise<number> {
  if (act.act !== 'post' || model.people[act.who].posting?.state !== 'SUSPENDED') return 3;
  const { id: application, version } = await seen(world, act.who);
  const { errors } = await world.ask('chen', POST, { application, version, days: 1 });
  return Number(errors?.[0]?.extensions.details?.least ?? 3);
}

describe('whatever people do, in whatever order', () => {
  it(`comes to what the model says, and leaves the whole true: ${RUNS} years of up to 60 acts`, async () => {
    await fc.assert(fc.asyncProperty(fc.array(anything, { minLength: 40, maxLength: 60 }), play), { numRuns: RUNS });
  }, 180_000);
});
