/** Public documents: read by anybody, seen to by the bureau of the city alone; in force to the instant; nothing of them is lost (V7). */
import { describe, expect, it } from 'vitest';
import { hashOf, sha256Of } from '../../schema/core/hash.ts';
import { parseInstant, startOfDay } from '../../schema/core/time.ts';
import { lastDayOf, stateAt, whyNotSuch } from '../../schema/disclosure/rules.ts';
import {
  ARTICLES,
  documentPublished,
  documentReplaced,
  documentSeen,
  documentWithdrawn,
  PUBLISH_DOCUMENT,
  REINSTATE_DOCUMENT,
  REPEAL_DOCUMENT,
  REPLACE_DOCUMENT,
  REVISE_DOCUMENT,
  seenAs,
  standard,
  uploadedFile,
  WITHDRAW_PUBLICATION,
} from '../support/disclosing.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { photograph } from '../support/pictures.ts';
import { city } from '../support/world.ts';

const at = (text: string) => parseInstant(text) ?? expect.fail(text);
const key = () => ({ key: freshKey() });

describe('V7: in force, by the calendar', () => {
  const one = { inForceFrom: '2024-09-01', inForceUntil: '2024-12-31', repealed: null, replaced: null, withdrawn: null };

  it('begins at 0时 of its first day, and not a millisecond before; ends at 24时 of its last', () => {
    expect(stateAt(one, startOfDay('2024-09-01') - 1)).toBe('UPCOMING');
    expect(stateAt(one, startOfDay('2024-09-01'))).toBe('IN_FORCE');
    expect(stateAt(one, at('2024-12-31T23:59:59.999+08:00'))).toBe('IN_FORCE');
    expect(stateAt(one, startOfDay('2025-01-01'))).toBe('EXPIRED');
    expect(lastDayOf(one)).toBe('2024-12-31');
  });

  it('ends by whatever ends it first', () => {
    const said = { at: 0, by: 'wang', reason: '', number: null, document: null };
    const replaced = { ...one, replaced: { by: 'x', from: '2024-11-01' } };
    expect(lastDayOf(replaced)).toBe('2024-10-31');
    expect(stateAt(replaced, startOfDay('2024-11-01'))).toBe('REPLACED');
    const repealed = { ...replaced, repealed: { ...said, on: '2024-10-01' } };
    expect(stateAt(repealed, startOfDay('2024-10-01') - 1)).toBe('IN_FORCE');
    expect(stateAt(repealed, startOfDay('2025-06-01'))).toBe('REPEALED');
    expect(stateAt({ ...one, repealed: { ...said, on: '2025-02-01' } }, startOfDay('2025-06-01'))).toBe('EXPIRED');
  });

  it('is what holds where nobody knows since when', () => {
    expect(stateAt({ ...one, inForceFrom: null, inForceUntil: null }, 0)).toBe('IN_FORCE');
  });

  it('shows no identity number to everybody, in whatever field it stands', () => {
    const content = { kind: 'STANDARD' as const, ...standard(), summary: null, sourceUrl: null, file: null, inForceUntil: null };
    const now = startOfDay('2024-09-11');
    const such = (more: object) => whyNotSuch({ ...content, levels: [], ...more }, now)?.code ?? null;
    expect(such({})).toBeNull();
    for (const more of [
      { summary: '联系人身份证620200199001011234。' },
      { sourceUrl: 'https://rsj.gov.cn/62020019900101123X.html' },
      { articles: [{ number: '一', heading: null, text: '附：620200199001011234' }] },
    ])
      expect(such(more)).toBe('PUBLICATION_IDENTITY');
  });
});

describe('V7: a public document', () => {
  it('is published by 王建国, with its text and its file, and read by nobody in particular', async () => {
    const world = await city();
    const made = await documentPublished(world, { upload: await uploadedFile(world), sourceUrl: 'https://rsj.jyg.gov.cn/art/198.html' });
    const one = await documentSeen(world, made.id, null);
    expect(one).toMatchObject({
      kind: 'STANDARD',
      number: '嘉人社发〔2024〕198号',
      isInForce: true,
      state: 'IN_FORCE',
      articles: ARTICLES,
      file: { contentType: 'image/jpeg', sha256: sha256Of(photograph('原件')) },
      series: [{ code: 'school-teaching' }],
      history: { edges: [] },
      allowedActions: [],
    });
    const [{ node: version }] = one.versions.edges;
    expect(version.hash).toBe(hashOf(version.content));
    expect(one.hash).toBe(version.hash);
    const query = 'query ($id: ID!) { node(id: $id) { ... on PublicDocument { file { download { url } } } } }';
    expect((await world.does(null, query, { id: made.id })).node.file.download.url).toMatch(/^https?:/u);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is asked for by the number of an article', async () => {
    const world = await city();
    const { id } = await documentPublished(world);
    const query = 'query ($id: ID!) { node(id: $id) { ... on PublicDocument { articles(number: "第二条") { text } } } }';
    expect((await world.does(null, query, { id })).node.articles).toEqual([{ text: '完成规定的继续教育。' }]);
  });

  it('is in force from the first instant of its day on, and no query has to be told', async () => {
    const world = await city();
    const { id } = await documentPublished(world, { inForceFrom: '2024-10-01', inForceUntil: '2024-10-02' });
    const stands = async (when: string) => {
      world.at(when);
      return (await documentSeen(world, id, null)).state;
    };
    expect(await stands('2024-09-30T23:59:59.999+08:00')).toBe('UPCOMING');
    expect(await stands('2024-10-01T00:00:00.000+08:00')).toBe('IN_FORCE');
    expect(await stands('2024-10-02T23:59:59.999+08:00')).toBe('IN_FORCE');
    expect(await stands('2024-10-03T00:00:00.000+08:00')).toBe('EXPIRED');
  });

  it('is revised with a reason and the document that amends it; the version before stays readable, with its hash', async () => {
    const world = await city();
    const made = await documentPublished(world, { upload: await uploadedFile(world) });
    const changed = standard({ articles: [...ARTICLES, { number: '第三条', text: '年度考核合格。' }] });
    const revision = { ...seenAs(made), publication: changed };
    expect(await world.refusal('wang', REVISE_DOCUMENT, { ...revision, ...key() })).toBe('AMENDMENT_UNNAMED');
    const { reviseDocument } = await world.does('wang', REVISE_DOCUMENT, { ...revision, amendedBy: '嘉人社发〔2024〕210号', ...key() });
    expect(reviseDocument).toMatchObject({ versionNumber: 2, file: { contentType: 'image/jpeg' } });
    expect(reviseDocument.articles).toHaveLength(3);
    const { versions } = await documentSeen(world, made.id, null);
    expect(versions.edges.map(({ node }: { node: { number: number } }) => node.number)).toEqual([2, 1]);
    expect(versions.edges[0].node).toMatchObject({ reason: '按省厅通知修改。', amendedBy: '嘉人社发〔2024〕210号', isSlip: false });
    const first = versions.edges[1].node;
    expect(first).toMatchObject({ reason: null, articles: ARTICLES.map(({ text }) => ({ text })), hash: made.hash });
    expect(hashOf(first.content)).toBe(made.hash);
    // A slip takes no document; the file goes where it is not kept; and nothing is no revision.
    const slip = { ...seenAs(reviseDocument), publication: changed, isSlip: true };
    expect(await world.refusal('wang', REVISE_DOCUMENT, { ...slip, ...key() })).toBe('REVISION_SAME');
    const { reviseDocument: third } = await world.does('wang', REVISE_DOCUMENT, { ...slip, keepsFile: false, ...key() });
    expect(third).toMatchObject({ versionNumber: 3, file: null });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is revised once, where two do so at the same moment; the other is told', async () => {
    const world = await city();
    const made = await documentPublished(world);
    const revising = (who: string, summary: string) =>
      world.refusal(who, REVISE_DOCUMENT, { ...seenAs(made), publication: standard({ summary }), isSlip: true, ...key() });
    const outcomes = await Promise.all([revising('wang', '王建国'), revising('li', '李秀梅')]);
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(outcomes).toContain('VERSION_STALE');
    expect(await revising('wang', '再来一次')).toBe('VERSION_STALE');
    expect((await documentSeen(world, made.id)).versionNumber).toBe(2);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is published once under its key, and told so; another content under the same key is refused', async () => {
    const world = await city();
    const asked = { publication: standard(), key: freshKey() };
    const [{ publishDocument: first }, { publishDocument: again }] = [
      await world.does('wang', PUBLISH_DOCUMENT, asked),
      await world.does('wang', PUBLISH_DOCUMENT, asked),
    ];
    expect(again.id).toBe(first.id);
    expect(await world.refusal('wang', PUBLISH_DOCUMENT, { ...asked, publication: standard({ title: '另一份' }) })).toBe('KEY_REUSED');
  });
});

describe('V7: what replaces a document', () => {
  it('ends it the day before, and both point at each other', async () => {
    const world = await city();
    const { old, replacing } = await documentReplaced(world);
    expect(old).toMatchObject({ inForceUntil: '2024-12-31', replacedBy: { id: replacing.id }, state: 'IN_FORCE', replaces: null });
    expect(replacing).toMatchObject({ inForceFrom: '2025-01-01', replaces: { id: old.id }, state: 'UPCOMING' });
    world.at('2024-12-31T23:59:59.999+08:00');
    expect([(await documentSeen(world, old.id, null)).state, (await documentSeen(world, replacing.id, null)).state]).toEqual([
      'IN_FORCE',
      'UPCOMING',
    ]);
    world.at('2025-01-01T00:00:00+08:00');
    expect([(await documentSeen(world, old.id, null)).state, (await documentSeen(world, replacing.id, null)).state]).toEqual([
      'REPLACED',
      'IN_FORCE',
    ]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('comes into force later than what it replaces; of what is replaced nothing more becomes', async () => {
    const world = await city();
    const made = await documentPublished(world, { number: '嘉人社发〔2024〕197号' });
    const early = { ...seenAs(made), publication: standard({ inForceFrom: '2024-09-01' }), ...key() };
    expect(await world.refusal('wang', REPLACE_DOCUMENT, early)).toBe('REPLACEMENT_EARLY');
    const { old } = await documentReplaced(world);
    for (const document of [REPEAL_DOCUMENT, REVISE_DOCUMENT, REPLACE_DOCUMENT]) {
      const isRepeal = document === REPEAL_DOCUMENT;
      const asked = { ...seenAs(old), ...(!isRepeal && { publication: standard({ inForceFrom: '2025-06-01' }) }), ...key() };
      expect(await world.refusal('wang', document, asked)).toBe('PUBLICATION_REPLACED');
    }
  });

  it('moves its end along where it comes into force on another day, and gives it back where it was a mistake', async () => {
    const world = await city();
    const { old, replacing } = await documentReplaced(world);
    const moved = standard({ title: replacing.title, number: replacing.number, inForceFrom: '2025-03-01' });
    const { reviseDocument } = await world.does('wang', REVISE_DOCUMENT, {
      ...seenAs(replacing),
      publication: moved,
      amendedBy: '嘉人社发〔2024〕250号',
      ...key(),
    });
    expect((await documentSeen(world, old.id)).inForceUntil).toBe('2025-02-28');
    await world.does('wang', WITHDRAW_PUBLICATION, { ...seenAs(reviseDocument), ...key() });
    expect(await documentSeen(world, old.id)).toMatchObject({ inForceUntil: null, replacedBy: null, state: 'IN_FORCE' });
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('V7: three versions of a standard, of which the last two were taken off', () => {
  it.each([
    ['the second first', true],
    ['the third first', false],
  ])('%s, leave the first in force, and it can be amended', async (_, isSecondFirst) => {
    const world = await city();
    const { old: first, replacing: second } = await documentReplaced(world);
    const publication = standard({ title: '评价标准（再修订）', number: '嘉人社发〔2025〕20号', inForceFrom: '2025-06-01' });
    const { replaceDocument: third } = await world.does('wang', REPLACE_DOCUMENT, { ...seenAs(second), publication, ...key() });
    for (const { id } of isSecondFirst ? [second, third] : [third, second])
      await world.does('wang', WITHDRAW_PUBLICATION, { ...seenAs(await documentSeen(world, id)), ...key() });
    const left = await documentSeen(world, first.id);
    expect(left).toMatchObject({ inForceUntil: null, replacedBy: null, state: 'IN_FORCE' });
    expect(await world.refusal('wang', REPEAL_DOCUMENT, { ...seenAs(left), ...key() })).toBeNull();
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('V7: a repeal', () => {
  it('ends a document at 0时 of its day, says by what, and is undone where it was a mistake', async () => {
    const world = await city();
    const [made, by] = [await documentPublished(world), await documentPublished(world, { number: '嘉人社发〔2024〕220号' }, 'POLICY')];
    const repeal = { ...seenAs(made), by: by.id };
    expect(await world.refusal('wang', REPEAL_DOCUMENT, { ...repeal, on: '2024-08-31', ...key() })).toBe('REPEAL_EARLY');
    expect(await world.refusal('wang', REPEAL_DOCUMENT, { ...repeal, by: made.id, ...key() })).toBe('PUBLICATION_UNKNOWN');
    const { repealDocument } = await world.does('wang', REPEAL_DOCUMENT, { ...repeal, ...key() });
    expect(repealDocument).toMatchObject({
      state: 'IN_FORCE',
      inForceUntil: '2024-09-30',
      repealed: { on: '2024-10-01', number: '嘉人社发〔2024〕220号', by: { id: by.id } },
    });
    world.at('2024-10-01T00:00:00+08:00');
    expect((await documentSeen(world, made.id, null)).state).toBe('REPEALED');
    const again = { ...seenAs(repealDocument), ...key() };
    expect(await world.refusal('wang', REPEAL_DOCUMENT, again)).toBe('PUBLICATION_REPEALED');
    const { reinstateDocument } = await world.does('wang', REINSTATE_DOCUMENT, again);
    expect(reinstateDocument).toMatchObject({ state: 'IN_FORCE', repealed: null });
    expect(await world.refusal('wang', REINSTATE_DOCUMENT, { ...seenAs(reinstateDocument), ...key() })).toBe('NOT_REPEALED');
    const { history } = await documentSeen(world, made.id, 'he');
    expect(history.edges.map(({ node }: { node: { action: string } }) => node.action)).toEqual(['publish', 'repeal', 'reinstate']);
  });
});

describe('V7: what was published by mistake', () => {
  it('leaves its place, which says when and why; its text is read by the bureau and the supervisors alone', async () => {
    const world = await city();
    const made = await documentWithdrawn(world);
    const shown = async (who: string | null) => {
      const one = await documentSeen(world, made.id, who);
      const [{ node: version }] = one.versions.edges;
      return { text: one.articles.length, content: version.content !== null, state: one.state, why: one.withdrawn.reason };
    };
    for (const who of [null, 'liu', 'zhao'])
      expect(await shown(who)).toEqual({ text: 0, content: false, state: 'WITHDRAWN', why: '误发了征求意见稿。' });
    for (const who of ['wang', 'he']) expect(await shown(who)).toMatchObject({ text: 2, content: true });
    for (const document of [REVISE_DOCUMENT, WITHDRAW_PUBLICATION]) {
      const asked = { ...seenAs(made), ...(document === REVISE_DOCUMENT && { publication: standard() }), ...key() };
      expect(await world.refusal('wang', document, asked)).toBe('PUBLICATION_WITHDRAWN');
    }
  });
});
