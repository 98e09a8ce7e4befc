/** The history as a client tells it: what was done in two languages, by whom, and in which roles (V1). */
import { beforeAll, describe, expect, it } from 'vitest';
import { GROUPS, titleOf } from '../../schema/core/actions-named/index.ts';
import { inRoles, PUBLIC, ROLES, type Actor, type Role } from '../../schema/core/actor.ts';
import { auditShape, change, firstBreak, type Fact } from '../../schema/core/audit.ts';
import { untraced } from '../../schema/core/untraced.ts';
import { fromItem } from '../../schema/table/item.ts';
import type { Item } from '../../schema/table/port.ts';
import { ACCEPT, applicationIn, type Handle } from '../support/forms.ts';
import { dump } from '../support/invariants.ts';
import { plant, rewritten } from '../support/rewriting.ts';
import { city, type World } from '../support/world.ts';

const ACTOR = 'actor { login name roles roleNames { zh en } }';
const history = (fields: string) =>
  `query ($id: ID!) { node(id: $id) { ... on Application { history(first: 20) { edges { node { ${fields} } } } } } }`;
const TOLD = history(`action title { zh en } ${ACTOR}`);

/** An entry as it is told. */
type Told = {
  action: string;
  title: { zh: string; en: string };
  actor: { login: string; name: string | null; roles: Role[]; roleNames: { zh: string }[] } | null;
};

let world: World;
let made: Handle;
let trail: Item[];

async function told(who: string, of: World = world): Promise<Told[]> {
  const { node } = await of.does(who, TOLD, { id: made.id });
  return node.history.edges.map((edge: { node: Told }) => edge.node);
}

beforeAll(async () => {
  world = await city();
  made = await applicationIn(world, 'SUBMITTED');
  await world.does('chen', ACCEPT, { application: made.id, version: made.version, opinion: '同意' });
  const id = Buffer.from(made.id, 'base64').toString().slice('Application:'.length);
  trail = (await dump(world)).filter(({ pk }) => pk === `AUDIT#APPLICATION#${id}`);
});

describe('an entry', () => {
  it('says what was done, and that 陈静 did it as an officer of the unit', async () => {
    for (const who of ['liu', 'chen', 'wang', 'he']) {
      expect((await told(who)).at(-1)).toEqual({
        action: 'accept',
        title: { zh: '接收', en: 'accept' },
        actor: {
          login: 'chen',
          name: '陈静',
          roles: ['UNIT_OFFICER'],
          roleNames: [{ zh: '用人单位经办人', en: 'unit officer' }],
        },
      });
    }
  });

  it('keeps the roles with all else that is hashed, and one from before has none', async () => {
    const entries = trail.map((item) => fromItem(auditShape, item));
    const [last] = entries.slice(-1);
    if (!last) return expect.fail('no entry');
    expect(last.as).toEqual(['UNIT_OFFICER']);
    expect(firstBreak(entries)).toBeNull();
    expect(firstBreak([...entries.slice(0, -1), { ...last, as: ['BUREAU_OFFICER'] }])).toBe(entries.length);
    const { as: _, ...without } = last;
    expect(firstBreak([...entries.slice(0, -1), without])).toBe(entries.length);
  });

  it('costs one batch of the table more, however many people a page names', async () => {
    const asked = (fields: string) => world.measure(() => world.does('wang', history(fields), { id: made.id }));
    const bare = await asked('by action title { zh }');
    const named = await asked(`by action title { zh } ${ACTOR}`);
    expect(named.requests).toEqual({ ...bare.requests, BatchGetItem: (bare.requests['BatchGetItem'] ?? 0) + 1 });
  });

  it('of an earlier version, of another city and of the system is told as far as it can be', async () => {
    const old = await city();
    await plant(old, await dump(world));
    const earlier = rewritten(trail, 1, { action: 'unheardOf', by: 'yu' }).map((item) => {
      const { as: _, ...without } = item;
      return without;
    });
    await plant(old, rewritten(earlier, 2, { by: 'system:notify' }));
    const [first, second, ...others] = await told('liu', old);
    expect(first).toEqual({
      action: 'unheardOf',
      title: { zh: 'unheardOf', en: 'unheardOf' },
      actor: { login: 'yu', name: null, roles: [], roleNames: [] },
    });
    expect(second?.actor).toBeNull();
    expect(others.flatMap(({ actor }) => actor?.roles ?? [])).toEqual([]);
  });
});

describe('the roles of an entry', () => {
  const person = (...roles: Role[]): Actor => ({
    kind: 'person',
    account: 'liu',
    name: '刘洋',
    grants: roles.map((role) => ({ role, organisation: 'school', city: '620200' })),
  });
  const as = (actor: Actor, taken: readonly Role[] | null) => {
    const acting = inRoles(actor, taken);
    return acting.kind === 'person' ? acting.as : undefined;
  };

  it('are those that the mutation takes, and no other that the person holds', () => {
    expect(as(person('APPLICANT', 'UNIT_OFFICER', 'EXPERT'), ['APPLICANT'])).toEqual(['APPLICANT']);
    expect(as(person('UNIT_OFFICER', 'UNIT_OFFICER'), ['UNIT_OFFICER', 'BUREAU_OFFICER'])).toEqual(['UNIT_OFFICER']);
    expect(as(person('EXPERT', 'APPLICANT'), ['COMMITTEE_OFFICE', 'EXPERT'])).toEqual(['EXPERT']);
  });

  it('are the only one that the person holds where the mutation takes anybody', () => {
    expect(as(person('APPLICANT'), null)).toEqual(['APPLICANT']);
    expect(as(person('APPLICANT', 'UNIT_OFFICER'), null)).toEqual([]);
    expect(as(person(), null)).toEqual([]);
  });

  it('never tell of an expert what others do not know: with that role or without it, all else looks the same', () => {
    const elsewhere = ROLES.filter((role) => role !== 'EXPERT');
    for (const roles of [[], ['APPLICANT'], ['APPLICANT', 'UNIT_OFFICER']] satisfies Role[][])
      for (const taken of [null, [], elsewhere]) expect(as(person(...roles, 'EXPERT'), taken)).toEqual(as(person(...roles), taken));
  });

  it('are not kept of what nobody is to be found by, nor of the public, nor of whoever acts in none', () => {
    const kept = (fact: Partial<Fact>) => {
      const { entry } = change({ kind: 'CASE', id: 'a' }, null, {}, { by: PUBLIC, at: 0, action: 'report', ...fact });
      return 'put' in entry ? entry.put : expect.fail('no entry');
    };
    const officer = inRoles(person('UNIT_OFFICER'), null);
    expect(kept({ by: officer })['as']).toEqual(['UNIT_OFFICER']);
    for (const fact of [{}, untraced(0), { ...untraced(0), by: officer }, { by: person('UNIT_OFFICER') }, { by: inRoles(officer, []) }])
      expect(kept(fact)).not.toHaveProperty('as');
  });
});

describe('the catalogue of actions', () => {
  it('names each once, in Chinese and in English, on every kind of thing', () => {
    const all = GROUPS.flatMap((group) => Object.entries(group));
    const names = all.map(([name]) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const [, { title, of }] of all)
      for (const { zh, en } of [title, ...Object.values(of)]) {
        expect(zh).toMatch(/^\p{Script=Han}[\p{Script=Han}，、：]*$/u);
        expect(en).toMatch(/^[a-z][\x20-\x7E’]+[a-z]$/u);
      }
  });

  it('calls the same word otherwise where it means another thing', () => {
    expect(titleOf({ kind: 'SESSION', action: 'call' }).zh).toBe('叫号');
    expect(titleOf({ kind: 'EXPERT', action: 'call' }).zh).toBe('聘任评审专家');
    expect(titleOf({ kind: 'ACCOUNT', action: 'reveal' }).zh).toBe('查看完整证件号码');
    expect(titleOf({ kind: 'NONE', action: 'return' }).zh).toBe('退回修改');
  });

  it('has every action that can be written: the compiler refuses others', () => {
    // @ts-expect-error -- no action is called so
    const fact: Fact = { by: PUBLIC, at: 0, action: 'unheardOf' };
    expect(titleOf({ kind: 'CASE', action: fact.action })).toEqual({ zh: 'unheardOf', en: 'unheardOf' });
  });
});
