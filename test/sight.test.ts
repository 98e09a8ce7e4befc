/**
 * Every field of every type, walked by every persona: whatever object a field leads to, `node` gives to the same person, and what `node`
 * does not give no field leads to (P10, G13). The walk is made from the schema: a new relation without sight fails here.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { committeeOfficeOf } from '../schema/announcement/cities.ts';
import { applicationId } from '../schema/application/store.ts';
import { schema } from '../schema/index.ts';
import { HEALTH, TEACHERS } from './support/committees.ts';
import { given } from './support/given.ts';
import { midyear, PERSONAS, type Midyear, type Persona } from './support/midyear.ts';
import { asked, nodeTypes, type Arguments } from './support/selections.ts';
import { CITY, CYCLE } from './support/world.ts';

let city: Midyear;
beforeAll(async () => {
  city = await midyear();
}, 60_000);

/** Every object that an answer holds, by its id. */
function idsIn(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(idsIn);
  if (typeof answer !== 'object' || answer === null) return [];
  const own = '__typename' in answer && 'id' in answer ? [String(answer.id)] : [];
  return [...own, ...Object.values(answer).flatMap(idsIn)];
}

/** All fields of a type, a few to a document. */
function groupsOf(type: string): string[][] {
  const fields = Object.values(nodeTypes.find(({ name }) => name === type)?.getFields() ?? {}).map((field) => {
    const inner = asked(field, few);
    if (inner === null) throw new Error(`${type}.${field.name} needs an argument that the walk does not know`);
    return inner;
  });
  const count = Math.ceil(fields.length / A_DOCUMENT);
  return Array.from({ length: count }, (_, index) => fields.slice(index * A_DOCUMENT, (index + 1) * A_DOCUMENT));
}
const documentOf = (type: string, fields: readonly string[]) =>
  `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields.join(' ')} } } }`;
const A_DOCUMENT = 3;

/** Pages of five show as well what a row leads to, and fit the purse of everybody. */
const few: Arguments = (field, name) => given()(field, name) ?? (name === 'first' ? '5' : null);

/** Things of a kind that are walked: there are not so many different ones. */
const AS_MANY = 6;

const seen = new Map<string, Promise<boolean>>();
/** Whether `node` gives it to this person. */
function sees(who: Persona, id: string): Promise<boolean> {
  const key = `${who} ${id}`;
  const known = seen.get(key);
  if (known) return known;
  const asking = city.world.does(who, 'query ($id: ID!) { node(id: $id) { id } }', { id }).then(({ node }) => node !== null);
  seen.set(key, asking);
  return asking;
}

/** Those of a type that somebody sees, spread over all there are. */
async function walkedOf(type: string): Promise<string[]> {
  const ids = city.ids[type] ?? [];
  const visible = await Promise.all(ids.map(async (id) => (await Promise.all(PERSONAS.map((who) => sees(who, id)))).includes(true)));
  const seenBySomebody = ids.filter((_, index) => visible[index]);
  const step = Math.max(1, Math.floor(seenBySomebody.length / AS_MANY));
  return seenBySomebody.filter((_, index) => index % step === 0).slice(0, AS_MANY);
}

describe('the walk of every field', () => {
  it('has something of every kind to look at, and somebody sees it', async () => {
    for (const { name } of nodeTypes) {
      const ids = city.ids[name] ?? [];
      const visible = await Promise.all(ids.flatMap((id) => PERSONAS.map((who) => sees(who, id))));
      expect([name, visible.includes(true)]).toEqual([name, true]);
    }
  });

  it.each(nodeTypes.map(({ name }) => name))('%s: no field leads to what `node` does not give', async (type) => {
    const leaks: string[] = [];
    const groups = groupsOf(type);
    let walked = 0;
    for (const id of await walkedOf(type)) {
      for (const who of PERSONAS) {
        if (!(await sees(who, id))) continue;
        const left = [...groups];
        for (let group = left.pop(); group; group = left.pop()) {
          const document = documentOf(type, group);
          const { data, errors } = await city.world.ask(who, document, { id });
          walked += 1;
          const code = errors?.[0]?.extensions.code;
          // Together they are more than a purse holds: each by itself.
          if (code === 'QUERY_TOO_COSTLY' && group.length > 1) {
            left.push(...group.map((field) => [field]));
            continue;
          }
          if (errors && code !== 'SUBMISSION_UNKNOWN') leaks.push(`${who} ${document}: ${code} ${errors[0]?.message}`);
          for (const found of idsIn(data)) {
            if (!(await sees(who, found))) leaks.push(`${who} ${document} -> ${Buffer.from(found, 'base64').toString()}`);
          }
        }
      }
    }
    expect([...new Set(leaks)]).toEqual([]);
    expect(walked).toBeGreaterThan(0);
  });

  it.each(PERSONAS)('from the top, as %s', async (who) => {
    const leaks: string[] = [];
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      if (field.name === 'node') continue;
      const document = asked(field, few);
      if (document === null) throw new Error(`${field.name} needs an argument that the walk does not know`);
      const { data, errors } = await city.world.ask(who, `{ ${document} }`);
      if (
        errors?.some(({ extensions }) => ['INTERNAL', 'ID_UNKNOWN', 'BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED'].includes(extensions.code))
      )
        leaks.push(`${field.name}: ${JSON.stringify(errors)}`);
      for (const found of idsIn(data))
        if (!(await sees(who, found))) leaks.push(`${field.name} -> ${Buffer.from(found, 'base64').toString()}`);
    }
    expect([...new Set(leaks)]).toEqual([]);
  });

  it('a type that can be asked for by its id says who sees it', () => {
    const silent = nodeTypes
      .filter(({ extensions }) => !(extensions['pothosOptions'] as { sight?: unknown }).sight)
      .map(({ name }) => name);
    expect(silent).toEqual([]);
  });
});

/** P10 written out by hand: whose thing, and exactly who of the personas sees it. liu, yang, chen, lin: the school, below zhao; ma, huang: the hospital, below qian. */
const BY_HAND: readonly (readonly [of: string, type: string, seenBy: string])[] = [
  ['school', 'Organisation', 'liu yang chen lin zhao qian wang he sheng'], // qian: that there is such a unit, and nothing from inside
  ['hospital', 'Organisation', 'ma huang zhao qian wang he sheng'],
  ['education', 'Organisation', 'liu yang ma chen lin huang zhao qian pan fan wang he yu sheng'],
  ['liu', 'Account', 'liu chen lin zhao wang he sheng'],
  ['ma', 'Account', 'ma chen lin huang qian wang he sheng'], // on her way to the school, which takes her in
  ['chen', 'Account', 'chen lin zhao wang he sheng'],
  ['huang', 'Account', 'huang qian wang he sheng'],
  ['zhao', 'Account', 'zhao wang he sheng'],
  ['wang', 'Account', 'wang he sheng'],
  ['', 'PersonTitle', 'liu chen lin zhao wang he sheng'], // liu’s
  ['刘洋', 'Application', 'liu chen lin zhao wang he sheng'], // recommended to the department
  ['杨帆', 'Application', 'yang chen lin wang he sheng'], // posted, so not the department's yet
  ['马晓丽', 'Application', 'ma huang wang he sheng'], // the hospital's until the school has taken her in
  ['高翔', 'Application', 'chen lin wang he sheng'],
  ['宋雨', 'Application', 'he sheng'], // a draft is its writer's own
  ['刘洋', 'Posting', 'liu chen lin zhao wang he sheng'], // over
  ['杨帆 UNIT', 'Posting', 'yang chen lin zhao wang he sheng'], // broken off
  ['杨帆 PUBLIC', 'Posting', 'liu yang ma chen lin huang zhao qian pan fan wang he yu sheng null'],
  ['杨帆', 'Objection', 'chen lin zhao wang he sheng'], // never the one who was posted
  ['', 'AccountImport', 'chen lin wang he sheng'],
  ['', 'AnnouncementDraft', 'wang he sheng'],
  ['', 'CommitteeImport', 'wang he sheng'],
  ['', 'Archive', 'wang he sheng'],
  ['', 'SupervisionSignal', 'wang he sheng'],
  ['', 'SignalRun', 'wang he sheng'],
  ['', 'SummaryTable', 'zhao wang he sheng'],
  ['', 'SummaryTableExport', 'zhao wang he sheng'],
  ['', 'TableCheck', 'zhao wang he sheng'],
  ['', 'ReviewMeeting', 'zhao qian wang he sheng'],
  ['', 'FiledCommittee', 'liu yang ma chen lin huang zhao qian pan fan wang he yu sheng null'],
  [`${TEACHERS}.${CYCLE}`, 'CommitteeYear', 'liu yang ma chen lin huang zhao qian pan fan wang he yu sheng null'],
  [`${committeeOfficeOf(CITY, HEALTH.committee)}.${CYCLE}`, 'CommitteeYear', 'pan wang he sheng'], // a draft yet
  [`${TEACHERS}.fan`, 'Expert', 'pan fan wang he sheng'],
  [`${TEACHERS}.e1`, 'Expert', 'pan wang he sheng'],
  ['fan', 'Account', 'fan wang he sheng'], // who may be drawn is known to the office by what it keeps, not by the account
  ['', 'CommitteeDraw', 'liu yang ma chen lin huang zhao qian pan fan wang he yu sheng null'],
  ['running', 'Roster', 'liu yang ma chen lin huang zhao qian pan fan wang he yu sheng null'],
  ['over', 'Roster', 'pan wang he sheng'],
  ['刘洋', 'Objection', 'pan wang he sheng'], // to a roster: never the one who stands on it
  ['', 'Recheck', 'yang pan wang he sheng'],
  ['', 'Issuer', 'pan wang he sheng'],
  ['', 'TitleDocument', 'pan wang he sheng'], // a draft
  ['', 'Certificate', 'liu chen lin pan wang he sheng'],
  ['', 'ReviewForm', 'liu chen lin wang he sheng'],
  ['', 'FormBundle', 'chen lin wang he sheng'],
  ['', 'CommitteeSession', 'pan fan wang he sheng'],
  ['', 'WorkSummary', 'pan wang he sheng'],
  ['', 'Case', 'yang wang he sheng'], // proposed against yang
  ['', 'Measure', 'chen lin wang he sheng'], // against the school: its officers
  ['', 'SupervisoryCheck', 'wang he sheng'],
  ['', 'PublicDocument', 'liu yang ma chen lin huang zhao qian pan fan wang he yu sheng null'],
  ['', 'YearReport', 'wang he sheng'], // everybody sees what is published of it, which has no id
  ['', 'Candidate', 'pan wang he sheng'], // its readers know it as what lies before them
  [`${applicationId(CYCLE, 'xu')}.fan`, 'Reading', 'fan'], // what a reader writes is their own until it is submitted, and then nameless
];

/** The same of what has no id of its own: who of those who see the thing is told this of it. */
const FIELDS: readonly (readonly [of: string, type: string, field: string, tells: string])[] = [
  ['liu', 'Account', 'titles { id }', 'liu chen lin zhao wang he sheng'],
  ['school', 'Organisation', 'contact', 'liu yang chen lin zhao wang he sheng'],
  ['hospital', 'Organisation', 'contactTelephone', 'ma huang qian wang he sheng'],
  ['school', 'Organisation', 'officers { name }', 'liu yang chen lin zhao wang he sheng'],
  ['liu', 'Account', 'standing { kind }', 'liu chen lin zhao wang he sheng'],
  ['ma', 'Account', 'standing { exclusions { id: code } kind }', 'ma chen lin huang qian wang he sheng'],
  ['chen', 'Account', 'lookups(day: "2024-09-11") { numbers }', 'chen wang he sheng'],
  ['马晓丽', 'Application', 'signals { kind }', 'huang wang he sheng'],
  ['ma', 'Account', 'finishing { toName }', 'ma chen lin huang'],
  ['', 'CommitteeDraw', 'inside { seed members { id } }', 'pan wang he sheng'], // names are for the office and those above (E3)
  ['', 'Candidate', 'readers { expert { name } }', 'pan wang he sheng'],
  ['', 'CommitteeSession', 'attendance { expert { name } }', 'pan wang he sheng'],
  ['', 'CommitteeSession', 'checkInCode', 'pan'],
  ['杨帆 PUBLIC', 'Posting', 'objections { edges { cursor } }', 'chen lin zhao wang he sheng'],
  ['running', 'Roster', 'objections { edges { cursor } }', 'pan wang he sheng'],
  ['running', 'Roster', 'history { edges { cursor } }', 'pan wang he sheng'],
  ['', 'ReviewForm', 'history { edges { cursor } }', 'chen lin wang he sheng'],
  ['', 'Certificate', 'credential', 'liu'],
  ['', 'PublicDocument', 'history { edges { cursor } }', 'wang he sheng'],
  ['', 'Case', 'text', 'wang he sheng'],
  ['', 'Case', 'history { edges { cursor } }', 'wang he sheng'],
  ['', 'Case', 'proposal { effects { number } }', 'yang wang he sheng'],
];

describe('P10, as it is written', () => {
  it.each(BY_HAND)('%s %s is seen by %s', async (of, type, seenBy) => {
    const found = await thingsOf(type, of);
    expect(found).not.toEqual([]);
    for (const id of found) {
      const who = await Promise.all(PERSONAS.map(async (one) => ((await sees(one, id)) ? [String(one)] : [])));
      expect(who.flat().join(' ')).toBe(seenBy);
    }
  });

  it.each(FIELDS)('%s %s: %s tells something to %s', async (of, type, field, tells) => {
    const [id] = await thingsOf(type, of);
    const told = await Promise.all(
      PERSONAS.map(async (one) => {
        const { node } = await city.world.does(one, `query ($id: ID!) { node(id: $id) { ... on ${type} { of: ${field} } } }`, { id });
        return node !== null && node.of !== null && !['[]', '{"edges":[]}'].includes(JSON.stringify(node.of)) ? [String(one)] : [];
      }),
    );
    expect(told.flat().join(' ')).toBe(tells);
  });

  /** By its id, or by whose it is as the supervisor is told. */
  async function thingsOf(type: string, of: string): Promise<string[]> {
    const ids = city.ids[type] ?? [];
    if (!['Application', 'Posting', 'Objection'].includes(type)) return ids.filter((id) => !of || plain(id) === `${type}:${of}`);
    const named = await Promise.all(ids.map(async (id) => ((await nameOf(type, id)).startsWith(of) ? [id] : [])));
    return named.flat();
  }
  const plain = (id: string) => Buffer.from(id, 'base64').toString();
  async function nameOf(type: string, id: string): Promise<string> {
    const { node } = await city.world.does('he', `query ($id: ID!) { node(id: $id) { ... on ${type} { ${NAMED[type]} } } }`, { id });
    return [node.applicantName, node.audience].filter(Boolean).join(' ');
  }
  const NAMED: Record<string, string> = { Posting: 'applicantName audience', Application: 'applicantName', Objection: 'applicantName' };
});
