/** Who publishes documents, what cannot be published, and who is told (V7). */
import { describe, expect, it } from 'vitest';
import {
  ARTICLES,
  documentPublished,
  documentSeen,
  PUBLISH_DOCUMENT,
  REINSTATE_DOCUMENT,
  REPEAL_DOCUMENT,
  seenAs,
  standard,
} from '../support/disclosing.ts';
import { freshKey } from '../support/forms.ts';
import { inbox } from '../support/notices.ts';
import { topics } from '../support/titles.ts';
import { city, CITY, ELSEWHERE, type World } from '../support/world.ts';

const key = () => ({ key: freshKey() });

describe('V7: who publishes', () => {
  const tries = (world: World, who: string, more: object = {}) =>
    world.refusal(who, PUBLISH_DOCUMENT, { publication: standard(), ...more, ...key() });

  it('is the bureau of the city: 何正 reads and writes nothing, and another city’s bureau has its own', async () => {
    const world = await city();
    expect(await tries(world, 'he')).toBe('ROLE_REQUIRED');
    expect(await tries(world, 'liu')).toBe('ROLE_REQUIRED');
    expect(await tries(world, 'yu')).toBe('PUBLICATION_UNKNOWN');
    const made = await documentPublished(world);
    const { allowedActions } = await documentSeen(world, made.id, 'yu');
    expect(allowedActions).toEqual([]);
    expect(await world.refusal('yu', REPEAL_DOCUMENT, { ...seenAs(made), ...key() })).toBe('PUBLICATION_UNKNOWN');
    expect(await tries(world, 'yu', { city: ELSEWHERE })).toBeNull();
    const offered = (await documentSeen(world, made.id)).allowedActions as { action: string; isAllowed: boolean }[];
    expect(offered.filter(({ isAllowed }) => isAllowed).map(({ action }) => action)).toEqual([
      'reviseDocument',
      'replaceDocument',
      'repealDocument',
      'withdrawPublication',
    ]);
  });

  it('says what cannot be, all of it on the ground of V7', async () => {
    const world = await city();
    const refused = async (publication: object, kind = 'STANDARD') => {
      const { errors } = await world.ask('wang', PUBLISH_DOCUMENT, {
        kind,
        publication: standard(publication as never),
        city: CITY,
        ...key(),
      });
      return [errors?.[0]?.extensions.code ?? null, errors?.[0]?.extensions['rule'] ?? null];
    };
    for (const sourceUrl of ['http://rsj.jyg.gov.cn/1', 'javascript:alert(1)', 'https://u:p@rsj.cn/', 'https://127.0.0.1/', '官网'])
      expect(await refused({ sourceUrl })).toEqual(['INPUT_INVALID', 'V7']);
    const long = Array.from({ length: 3 }, (_, index) => ({ number: `第${index}条`, text: '字'.repeat(6000) }));
    expect(await refused({ articles: long })).toEqual(['PUBLICATION_TOO_LONG', 'V7']);
    expect(await refused({ articles: [ARTICLES[0], ARTICLES[0]] })).toEqual(['INPUT_INVALID', 'V7']);
    expect(await refused({ articles: [] })).toEqual(['PUBLICATION_EMPTY', 'V7']);
    expect(await refused({ number: null })).toEqual(['PUBLICATION_NUMBERLESS', 'V7']);
    expect(await refused({ number: null }, 'PROCEDURE')).toEqual([null, null]);
    expect(await refused({ issuedOn: '2024-09-12' })).toEqual(['PUBLICATION_AHEAD', 'V7']);
    expect(await refused({ inForceUntil: '2024-08-31' })).toEqual(['PUBLICATION_PERIOD', 'V7']);
    expect((await refused({ series: ['alchemy'] }))[0]).toBe('INPUT_INVALID');
    expect((await refused({ upload: 'nothing-there' }))[0]).toBe('PROOF_ABSENT');
  });

  it('takes one standard of a 文号 for one title: a second is a revision, or takes its place; another series is another standard', async () => {
    const world = await city();
    const made = await documentPublished(world);
    expect(await tries(world, 'wang')).toBe('STANDARD_TWICE');
    expect(await tries(world, 'wang', { publication: standard({ number: '嘉人社发[2024] 198号', levels: ['SENIOR'] }) })).toBe(
      'STANDARD_TWICE',
    );
    expect(await tries(world, 'wang', { publication: standard({ number: '《嘉人社发〔2024〕198号》' }) })).toBe('INPUT_INVALID');
    expect(await tries(world, 'wang', { publication: standard({ series: ['health'] }) })).toBeNull();
    expect(await tries(world, 'wang', { publication: standard({ levels: ['INTERMEDIATE'] }) })).toBeNull();
    expect(await tries(world, 'wang', { publication: standard(), kind: 'POLICY' })).toBeNull();
    const repealed = (await world.does('wang', REPEAL_DOCUMENT, { ...seenAs(made), on: '2024-10-01', ...key() })).repealDocument;
    expect(await tries(world, 'wang')).toBe('STANDARD_TWICE');
    expect(await tries(world, 'wang', { publication: standard({ inForceFrom: '2024-10-01' }) })).toBeNull();
    expect(await world.refusal('wang', REINSTATE_DOCUMENT, { ...seenAs(repealed), ...key() })).toBe('STANDARD_TWICE');
  });

  it('takes it once from two officers who publish it at the same moment', async () => {
    const world = await city();
    const asked = await Promise.all(['wang', 'li'].map((who) => tries(world, who)));
    expect(asked.filter((code) => code !== null)).toEqual(['STANDARD_TWICE']);
  });

  it('tells the other officers of the bureau and the departments once, and nobody else', async () => {
    const world = await city();
    const made = await documentPublished(world);
    await world.does('wang', REPEAL_DOCUMENT, { ...seenAs(made), ...key() });
    await world.deliver();
    const told = async (who: string) => (await topics(world, who)).filter((topic) => topic.startsWith('PUBLICATION_')).toSorted();
    for (const who of ['li', 'zhao', 'qian']) expect(await told(who)).toEqual(['PUBLICATION_ENDED', 'PUBLICATION_MADE']);
    // It may take effect later: the heading says when, not that it has.
    const { notices } = await inbox(world, 'zhao');
    const ended = notices.find(({ topic }: { topic: string }) => topic === 'PUBLICATION_ENDED');
    expect(ended.title.zh).toMatch(/自2024年\d{1,2}月\d{1,2}日起废止：/u);
    expect(ended.title.en).toMatch(/^Repealed from 2024-\d{2}-\d{2} on: /u);
    for (const who of ['wang', 'liu', 'chen', 'he']) expect(await told(who)).toEqual([]);
  });
});
