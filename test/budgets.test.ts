/** What each operation may ask of the table: exact, so that a change of cost is a decision (goals S3, S4, S6, S12, S14). */
import { submit } from '../schema/application/actions/submit.ts';
import { supplementing } from '../schema/posting/actions/supplement.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  ACCEPT,
  APPROVE,
  applicationIn,
  BEGIN,
  draft,
  EXPORT,
  freshKey,
  proofs,
  POST,
  RECOMMEND,
  RETURN,
  SAVE,
  SECTIONS,
  SUBMIT,
} from './support/forms.ts';
import type { Reading } from './support/meter.ts';
import { MARK_ALL } from './support/notices.ts';
import { CREATE_APPLICANT } from './identity/acts.ts';
import { mutation } from './support/mutation.ts';
import { preparedTable } from './support/tables.ts';
import { city, instant, organisationId, person, type World } from './support/world.ts';
import { keyOf } from '../schema/table/port.ts';

/**
 * Requests of a warm process: the actor’s grants and the calendar are remembered. A mutation reads the little it needs and writes once.
 * Query: a page of a range; Get: one item; BatchGet: many; Transact: one transaction.
 */
const BUDGET: Record<string, { requests: Record<string, number>; units: number }> = {
  'public calendar': { requests: {}, units: 0 },
  'phase transitions': { requests: { Query: 1 }, units: 1 },
  'viewer’s grants, first time': { requests: { Query: 1 }, units: 1 },
  'viewer’s grants, remembered': { requests: {}, units: 0 },
  'what bars an officer, first time': { requests: { BatchGet: 1, Query: 1, TransactWrite: 1 }, units: 3.5 },
  'what bars an officer, remembered': { requests: { Query: 1, TransactWrite: 1 }, units: 2.5 },
  'own application with its form': { requests: { Query: 1 }, units: 2 },
  'a unit’s list': { requests: { Query: 1 }, units: 0.5 },
  'a unit’s list with the unit of each': { requests: { Query: 1, BatchGet: 1 }, units: 1.5 },
  'begin an application': { requests: { Get: 1, TransactWrite: 1 }, units: 10 },
  'save a section': { requests: { Query: 1, TransactWrite: 1 }, units: 7 },
  'upload four proofs: ask and confirm': { requests: { Query: 3, TransactWrite: 2 }, units: 33 },
  'eligibility, before anything is submitted': { requests: { Query: 1, Get: 1 }, units: 3 },
  'submit an application': { requests: { Query: 1, TransactWrite: 1 }, units: 24 },
  'accept an application': { requests: { BatchGet: 2, TransactWrite: 1 }, units: 17 },
  'return an application': { requests: { BatchGet: 2, Get: 1, TransactWrite: 1 }, units: 33 },
  // The unit is read anew, for its name as it stands. The batch: the application, in whose windows the posting is flagged.
  'post an application': { requests: { BatchGet: 2, Query: 1, Get: 2, TransactWrite: 1 }, units: 32 },
  'recommend an application': { requests: { BatchGet: 3, Get: 1, TransactWrite: 1 }, units: 32 },
  'approve an application, the first of its summary table': { requests: { BatchGet: 2, Get: 2, TransactWrite: 1 }, units: 41 },
  'approve an application': { requests: { BatchGet: 2, Get: 2, TransactWrite: 1 }, units: 37 },
  'a department’s summary tables': { requests: { Query: 2 }, units: 1.5 },
  'send a summary table': { requests: { BatchGet: 1, TransactWrite: 1 }, units: 13 },
  // The batch: whose the number and the login are, and what the officer has looked up today. Number and login are each marked.
  'create an applicant': { requests: { Get: 1, BatchGet: 1, TransactWrite: 1 }, units: 22 },
  'ask for an export': { requests: { TransactWrite: 1 }, units: 8 },
};

const measured: Record<string, Reading> = {};
let world: World;

beforeAll(async () => {
  world = await city();
  const measure = async (name: string, work: () => Promise<unknown>) => {
    measured[name] = await world.measure(work);
  };
  await world.tick();
  await world.does(null, '{ clock }');
  await measure('viewer’s grants, first time', () => world.does('liu', '{ viewer { name grants { role } } }'));
  await measure('viewer’s grants, remembered', () => world.does('liu', '{ viewer { name grants { role } } }'));
  await world.does(null, '{ cycle { year } }');
  await measure('public calendar', () =>
    world.does(
      null,
      `{
        cycle { phases { name closesAt } milestones { id: code } }
        deadlines { secondsLeft } committees(first: 100) { edges { node { name } } }
      }`,
    ),
  );
  await measure('phase transitions', () => world.does(null, '{ cycle { transitions { at } } }'));
  for (const who of ['yang', 'chen', 'zhao', 'wang']) await world.does(who, '{ viewer { name } }');
  // What closes anything to an officer is asked for once in half a minute, and remembered (V3).
  await measure('what bars an officer, first time', () => world.does('chen', MARK_ALL, { key: freshKey() }));
  for (const who of ['chen', 'zhao']) await world.does(who, MARK_ALL, { key: freshKey() });
  await measure('what bars an officer, remembered', () => world.does('chen', MARK_ALL, { key: freshKey() }));
  await measure('begin an application', () => world.does('liu', BEGIN, { unit: organisationId('school') }));
  const { myApplication } = await world.does('liu', '{ myApplication { id version } }');
  const application = myApplication.id as string;
  await measure('save a section', () => world.does('liu', SAVE, { application, version: 0, content: { basics: SECTIONS.basics } }));
  for (const [name, content] of Object.entries(SECTIONS).filter(([one]) => one !== 'basics')) {
    await world.does('liu', SAVE, { application, version: 0, content: { [name]: content } });
  }
  await measure('upload four proofs: ask and confirm', () => proofs(world, 'liu', application, 4));
  await measure('eligibility, before anything is submitted', () =>
    world.does('liu', '{ eligibility(series: "engineering", level: SENIOR) { isEligible } }'),
  );
  await measure('own application with its form', () =>
    world.does('liu', '{ myApplication { id form { basics { version } papers { items { title } } achievements { items { text } } } } }'),
  );
  await measure('submit an application', () => world.does('liu', SUBMIT, { application, version: 1, key: freshKey() }));
  await measure('a unit’s list', () =>
    world.does('chen', 'query ($u: ID!) { unitApplications(unit: $u, state: SUBMITTED) { edges { node { applicantName state } } } }', {
      u: organisationId('school'),
    }),
  );
  await measure('a unit’s list with the unit of each', () =>
    world.does('chen', 'query ($u: ID!) { unitApplications(unit: $u) { edges { node { unit { name } } } } }', {
      u: organisationId('school'),
    }),
  );
  const review = (name: string, who: string, document: string, version: number) =>
    measure(name, () => world.does(who, document, { application, version, opinion: '同意' }));
  await review('accept an application', 'chen', ACCEPT, 2);
  await measure('post an application', () => world.does('chen', POST, { application, version: 3 }));
  const over = await applicationIn(world, 'CLEARED', { applicant: 'yang' });
  await measure('recommend an application', () =>
    world.does('chen', RECOMMEND, { application: over.id, version: over.version, opinion: '同意' }),
  );
  await measure('approve an application, the first of its summary table', () =>
    world.does('zhao', APPROVE, { application: over.id, version: over.version + 1, opinion: '同意' }),
  );
  await measure('return an application', () => world.does('chen', RETURN, { application, version: 4, opinion: '补材料' }));
  await measure('create an applicant', () =>
    world.does('chen', CREATE_APPLICANT, { unit: organisationId('school'), person: person('cost', '费') }),
  );
  const newcomer = { unit: 'hospital', officer: 'huang', applicant: 'ma' };
  const next = await applicationIn(world, 'RECOMMENDED', newcomer);
  await measure('approve an application', () =>
    world.does('zhao', APPROVE, { application: next.id, version: next.version, opinion: '同意' }),
  );
  await measure('a department’s summary tables', () =>
    world.does(
      'zhao',
      'query ($d: ID!) { summaryTables(department: $d) { edges { node { state: summaryTableState isLate waiting current { rows hash } } } } }',
      {
        d: organisationId('education'),
      },
    ),
  );
  const { id: table, version: at } = await preparedTable(world);
  await measure('send a summary table', () =>
    world.does('zhao', mutation('sendSummaryTable', 'state: summaryTableState current { hash }'), { table, version: at }),
  );
  await measure('ask for an export', () => world.does('zhao', EXPORT, { series: 'school-teaching', level: 'SENIOR' }));
});

const NAMES: Record<string, string> = { Query: 'Query', GetItem: 'Get', BatchGetItem: 'BatchGet', TransactWriteItems: 'TransactWrite' };

/** What an operation consumes other APIs count otherwise: it is compared on the embedded table; the requests everywhere. */
const COUNTS_UNITS = inject('isEmbedded');

describe('the budget of requests and units', () => {
  it('names every operation measured', () => {
    expect(Object.keys(measured).toSorted()).toEqual(Object.keys(BUDGET).toSorted());
  });

  it.each(Object.keys(BUDGET))('%s', (name) => {
    const { requests = {}, units } = measured[name] ?? {};
    expect(Object.fromEntries(Object.entries(requests).map(([command, count]) => [NAMES[command] ?? command, count]))).toEqual(
      BUDGET[name]?.requests,
    );
    if (COUNTS_UNITS) expect(units).toBe(BUDGET[name]?.units);
  });
});

describe('S4: submitting', () => {
  it.runIf(COUNTS_UNITS)('costs at most 12 units beside its indexes: one small transaction, whatever the length of the form', async () => {
    const sizes: number[] = [];
    for (const [applicant, text] of [
      ['liu', '短'],
      ['yang', '长'.repeat(400)],
    ] as const) {
      const own = await city();
      const items = Array.from({ length: 40 }, (_, index) => ({ article: 1, clause: index + 1, text, proofs: [1] }));
      const { id, version } = await draft(own, applicant, 'school', { achievements: { items } });
      // The person, the unit and the standards of the city are remembered by whoever has asked a moment ago.
      await own.does(applicant, '{ myApplication { eligibility { isEligible } } }');
      const context = await own.as(applicant);
      const name = Buffer.from(id, 'base64').toString().split(':')[1] ?? '';
      const whole = await own.measure(() => submit(context, { application: name, version, unchanged: [] }, supplementing));
      sizes.push(whole.units);
      expect(whole.requests).toEqual({ Query: 1, TransactWriteItems: 1 });
    }
    // Reading the form grows with it; the transaction does not.
    const [short = 0, long = 0] = sizes;
    expect(long - short).toBeLessThan(20);
    expect(short).toBeLessThanOrEqual(2 + 12 + 2 * 4);
  });
});

describe('S6: two applicants’ submissions', () => {
  it('share no item, read or written', async () => {
    const touched: Set<string>[] = [];
    let watching: Set<string> | null = null;
    const own = await city({
      wrap: (table) => ({
        ...table,
        transact: (writes) => {
          for (const { pk, sk } of writes.map(keyOf)) watching?.add(`${pk} ${sk}`);
          return table.transact(writes);
        },
      }),
    });
    for (const applicant of ['liu', 'yang']) {
      const { id, version } = await draft(own, applicant, 'school');
      watching = new Set();
      await own.does(applicant, SUBMIT, { application: id, version, key: freshKey() });
      touched.push(watching);
      watching = null;
    }
    const [one = new Set(), two = new Set()] = touched;
    expect(one.size).toBe(8); // seven written, and the standing checked
    expect([...one].filter((place) => two.has(place))).toEqual([]);
  });
});

describe('S12: closing a phase', () => {
  it('writes once, whatever the number of applications', async () => {
    const counts: number[] = [];
    for (const applicants of [[], ['liu', 'yang']]) {
      const own = await city();
      for (const applicant of applicants) await draft(own, applicant, 'school');
      await own.tick();
      own.at(instant('2024-10-21T00:00:00+08:00'));
      const { requests } = await own.measure(() => own.tick());
      counts.push(requests.TransactWriteItems ?? 0);
    }
    expect(counts).toEqual([3, 3]); // one closing, two openings
  });
});
