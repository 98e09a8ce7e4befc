/** Postings over GraphQL: periods, meetings, who sees them, the report (U2, U3, U5). */
import { describe, expect, it } from 'vitest';
import {
  ACCEPT,
  applicationIn,
  DECIDE,
  freshKey,
  judged,
  POST,
  RETURN,
  SAVE,
  SECTIONS,
  submit,
  SUBMIT,
  WITHDRAW,
} from '../support/forms.ts';
import { studied } from '../support/sections.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { objection, posting } from '../support/postings.ts';
import { city, SECRETS } from '../support/world.ts';

const SPECIAL = {
  appliedTitle: {
    series: 'school-teaching',
    specialty: '数学',
    level: 'ASSOCIATE_SENIOR',
    scope: 'PROVINCE',
    promotionType: 'EXCEPTIONAL',
    standard: '甘人社通〔2021〕438号',
  },
};
const MEETING = { heldOn: '2024-09-11', present: 30, inFavour: 16, against: 10, abstained: 4 };

describe('the period (U2, U3)', () => {
  it('five working days at least, not counting the day it starts, ending at 24时', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'ACCEPTED');
    expect(await world.refusal('chen', POST, { application: id, version, days: 4 })).toBe('PERIOD_WRONG');
    const { postApplication } = await world.does('chen', POST, { application: id, version });
    // 12, 13, 14 (made up), 18 and 19 September: 15 to 17 is the festival.
    expect(postApplication).toMatchObject({ days: 5, endsAt: '2024-09-20T00:00:00.000+08:00', audience: 'UNIT', flag: null });
  });

  it('破格: no posting without the meeting, against its majority, in the unit alone, or under seven working days', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'ACCEPTED', { changes: SPECIAL });
    const code = (more: object) => world.refusal('chen', POST, { application: id, version, ...more });
    expect(await code({})).toBe('MEETING_NEEDED');
    expect(await code({ meeting: { ...MEETING, inFavour: 15, against: 11 } })).toBe('MEETING_AGAINST');
    expect(await code({ meeting: { ...MEETING, present: 31 } })).toBe('INPUT_INVALID');
    expect(await code({ meeting: { ...MEETING, heldOn: '2024-09-12' } })).toBe('MEETING_AHEAD');
    // On the day before liu submitted there was nothing to meet about.
    expect(await code({ meeting: { ...MEETING, heldOn: '2024-09-10' } })).toBe('MEETING_STALE');
    expect(await code({ meeting: MEETING, audience: 'UNIT' })).toBe('AUDIENCE_TOO_NARROW');
    expect(await code({ meeting: MEETING, days: 6 })).toBe('PERIOD_WRONG');
    const { postApplication } = await world.does('chen', POST, { application: id, version, meeting: MEETING });
    expect(postApplication).toMatchObject({ days: 7, audience: 'PUBLIC' });
  });

  it('a posting that ends too late to recommend is flagged when it is made (C11)', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'ACCEPTED');
    world.at('2024-10-24T09:00:00+08:00');
    const { postApplication } = await world.does('chen', POST, { application: id, version });
    expect(postApplication.flag.zh).toContain('届时不能推荐');
  });
});

describe('who sees what (U2)', () => {
  it('the public sees a masked view of public postings without a login, the unit all of it, nobody a posting of another unit', async () => {
    const world = await city();
    const { id } = await posting(world, 'PUBLIC');
    const { publicPostings } = await world.does(
      null,
      `{
        publicPostings(first: 10) {
          edges {
            node {
              id isMasked content { bornIn specialtyYears form { achievements { items { text } } } } attachments { number }
            }
          }
        }
      }`,
    );
    expect(publicPostings.edges[0].node).toMatchObject({
      id,
      isMasked: true,
      content: { bornIn: null, specialtyYears: 14 },
      attachments: [],
    });
    expect([...SECRETS].filter((secret) => JSON.stringify(publicPostings).includes(secret))).toEqual([]);
    const see = async (who: string | null) =>
      (await world.does(who, 'query ($id: ID!) { node(id: $id) { ... on Posting { isMasked content { bornIn } } } }', { id })).node;
    expect(await see('yang')).toMatchObject({ isMasked: false, content: { bornIn: expect.stringMatching(/^\d{4}-06$/u) } });
    const other = await city();
    const own = await posting(other, 'UNIT');
    const seen = async (who: string | null) => (await other.does(who, 'query ($id: ID!) { node(id: $id) { id } }', { id: own.id })).node;
    expect([await seen(null), await seen('ma'), await seen('yang')]).toEqual([null, null, { id: own.id }]);
  });
});

describe('the end (U5)', () => {
  it('running the clock twice closes nothing twice; a withdrawal stops it; the report is printed', async () => {
    const world = await city();
    await posting(world);
    world.at('2024-09-20T00:00:29.999+08:00'); // a request of the last millisecond may still be under way
    await world.closePostings();
    expect((await world.does('liu', '{ myApplication { state } }')).myApplication.state).toBe('POSTED');
    world.at('2024-09-20T00:01:00+08:00');
    await Promise.all([world.closePostings(), world.closePostings()]);
    await world.closePostings();
    const { myApplication } = await world.does('liu', '{ myApplication { version state posting { report { size sha256 } } } }');
    expect(myApplication).toMatchObject({ state: 'CLEARED', posting: { report: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) } } });
    const pdf = [...world.stored].find(([key]) => key.startsWith('reports/'))?.[1];
    expect(
      Buffer.from(pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('a withdrawn application is posted no longer', async () => {
    const world = await city();
    const { application } = await posting(world);
    await world.does('liu', WITHDRAW, { application: application.id, version: application.version });
    await world.deliver();
    expect((await world.does('liu', '{ myApplication { posting { state: postingState } } }')).myApplication.posting.state).toBe('STOPPED');
    expect((await world.does(null, '{ publicPostings { edges { cursor } } }')).publicPostings.edges).toEqual([]);
  });
});

describe('a type of promotion changed on the way (U3)', () => {
  it('in mending what was objected to: nothing of the new type has been shown, so its whole period begins, with its meeting', async () => {
    const world = await city();
    const { id, application } = await posting(world);
    world.at('2024-09-14T09:00:00+08:00');
    const against = await objection(world, id);
    await world.does('chen', DECIDE, { objection: against, finding: 'TO_MEND', judgements: judged('appliedTitle') });
    await world.does('liu', SAVE, { application: application.id, version: 1, content: SPECIAL });
    const { myApplication } = await world.does('liu', '{ myApplication { id version } }');
    const again = await submit(world, 'liu', myApplication);
    const { acceptApplication } = await world.does('chen', ACCEPT, {
      application: application.id,
      version: again.version,
      opinion: '接收',
    });
    const post = (more: object) => ({ application: application.id, version: acceptApplication.version, ...more });
    const meeting = { ...MEETING, heldOn: '2024-09-14' };
    expect(await world.refusal('chen', POST, post({}))).toBe('MEETING_NEEDED');
    expect(await world.refusal('chen', POST, post({ meeting, days: 6 }))).toBe('PERIOD_WRONG');
    expect((await world.does('chen', POST, post({ meeting }))).postApplication).toMatchObject({ days: 7, audience: 'PUBLIC' });
  });

  it('after the recommendation it cannot be changed any more: it was posted and recommended as another', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const { returnApplication } = await world.does('zhao', RETURN, {
      application: id,
      version,
      opinion: '更正',
      judgements: judged('appliedTitle'),
    });
    await world.does('liu', SAVE, { application: id, version: 1, content: SPECIAL });
    const variables = { application: id, version: returnApplication.version, key: freshKey() };
    expect(await world.refusal('liu', SUBMIT, variables)).toBe('TITLE_RECOMMENDED');
    const { appliedTitle } = SECTIONS;
    await world.does('liu', SAVE, { application: id, version: 2, content: { appliedTitle: { ...appliedTitle, specialty: '应用数学' } } });
    expect(await world.refusal('liu', SUBMIT, { ...variables, key: freshKey() })).toBeNull();
  });
});

describe('what is mended after the posting', () => {
  it('is shown to those who decide, field by field, and nothing of it where nothing was changed (U2, C6)', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const changed = async (who: string) =>
      (
        await world.does(
          who,
          'query ($id: ID!) { node(id: $id) { ... on Application { changedSincePosting { section row field before after } } } }',
          { id },
        )
      ).node.changedSincePosting;
    expect(await changed('zhao')).toEqual([]);
    const { returnApplication } = await world.does('zhao', RETURN, {
      application: id,
      version,
      opinion: '请更正',
      judgements: judged('education', 'basics'),
    });
    const save = (content: object) => world.does('liu', SAVE, { application: id, version: 1, content });
    await save({ education: studied({ school: '兰州大学' }) });
    await save({ basics: { ...SECTIONS.basics, startedWorkOn: '2010-05-01' } });
    // Until liu sends it again the change is liu’s own; and what no posting shows is not among it.
    expect(await changed('zhao')).toEqual([]);
    await submit(world, 'liu', returnApplication);
    const [{ school }] = SECTIONS.education.items;
    expect(await changed('zhao')).toEqual([{ section: 'EDUCATION', row: 1, field: 'school', before: school, after: '兰州大学' }]);
    expect(await changed('chen')).toHaveLength(1);
  });
});

describe('the clock (U5, G9)', () => {
  it('closes all others though a posting is damaged, and says which', async () => {
    const world = await city();
    const whole = await posting(world);
    const { id, version } = await applicationIn(world, 'ACCEPTED', { applicant: 'yang' });
    const { postApplication } = await world.does('chen', POST, { application: id, version });
    const own = `POSTING#${Buffer.from(postApplication.id, 'base64').toString().split(':')[1]}`;
    const damaged = (await dump(world)).find(({ pk, sk }) => pk === own && sk === 'P#HEAD');
    const { place: _, ...rest } = damaged ?? expect.fail();
    await world.table.transact([{ put: rest, when: 'always' }]);
    world.at('2024-09-20T00:01:00+08:00');
    await expect(world.closePostings()).rejects.toThrow('place');
    await world.closePostings().catch(() => null);
    const { node } = await world.does('chen', 'query ($id: ID!) { node(id: $id) { ... on Posting { state: postingState } } }', {
      id: whole.id,
    });
    expect(node.state).not.toBe('RUNNING');
  });
});
