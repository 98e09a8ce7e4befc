/** Whose hands a title document goes through, as what it is checked, and in which order corrections stand (P7, R3). */
import { describe, expect, it } from 'vitest';
import { standingAs } from '../../schema/result/documents/actions/people.ts';
import { loadDocument } from '../../schema/result/documents/store.ts';
import { APPOINT, CORRECT } from '../identity/acts.ts';
import { certified } from '../support/certificates.ts';
import { TEACHERS } from '../support/committees.ts';
import { freshKey, inState } from '../support/forms.ts';
import { inbox } from '../support/notices.ts';
import { ownApplication } from '../support/rosters.ts';
import {
  CHECK,
  checkedDocument,
  DISCARD,
  documentSeen,
  DRAFT_CORRECTION,
  DRAFT_WITHDRAWAL,
  ISSUE,
  lineOf,
  printed,
  RECORD_CONFERRALS,
  REDRAFT,
  RETURN_DOCUMENT,
  SET_ISSUER,
  STATE_CASE,
  withdrawalDrafted,
} from '../support/title-documents.ts';
import { accountId, BUREAU, city, instant, organisationId, type World } from '../support/world.ts';

const CITED = 'query ($id: ID!) { node(id: $id) { ... on TitleDocument { cites { id } } } }';
const told = async (world: World, who: string, topic: string) =>
  (await inbox(world, who, { first: 30 })).notices.find((one: { topic: string }) => one.topic === topic)?.text.zh as string | undefined;

describe('P7: nobody decides about their own title', () => {
  it('刘洋, appointed to the office, stops no withdrawal of their title, and drafts nothing that touches it; a draft that is dropped is told', async () => {
    const world = await city();
    const { id, version } = await withdrawalDrafted(world);
    const cites = (await world.does('pan', 'query ($id: ID!) { node(id: $id) { ... on TitleDocument { cites { id } } } }', { id })).node
      .cites.id;
    await world.does('wang', APPOINT, { organisation: organisationId(TEACHERS), account: accountId('liu') });
    const application = await lineOf(world, cites);
    const entries = [{ application, field: 'SPECIALTY', is: '物理' }];
    const withdrawn = [{ application, because: '经查属实。' }];
    for (const [document, asked] of [
      [REDRAFT, { document: id, version }],
      [CHECK, { document: id, version }],
      [DISCARD, { document: id, version }],
      [DRAFT_CORRECTION, { cites, entries }],
      [DRAFT_WITHDRAWAL, { cites, issuer: organisationId(TEACHERS), entries: withdrawn, joint: false }],
    ] as const)
      expect(await world.refusal('liu', document, asked), document).toBe('OWN_APPLICATION');
    const checked = (await world.does('tao', CHECK, { document: id, version })).checkDocument;
    expect(await world.refusal('liu', RETURN_DOCUMENT, { document: id, version: checked.version })).toBe('OWN_APPLICATION');
    const heard = { arrivesAt: instant('2024-12-10T00:00:00.000+08:00') };
    expect(await world.refusal('liu', ISSUE, { document: id, version: checked.version }, heard)).toBe('OWN_APPLICATION');
    await world.does('pan', DISCARD, { document: id, version: checked.version });
    await world.deliver();
    expect((await documentSeen(world, id, 'liu')).state).toBe('DISCARDED'); // what they were told of stays there to be read
    expect(await told(world, 'liu', 'WITHDRAWAL_DROPPED')).toContain('您的职称不变');
    expect((await ownApplication(world, 'liu')).state).toBe('CONFERRED');
  });

  it('刘洋, appointed to the bureau, enters no title of their own from elsewhere', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'PASSED_BY_COMMITTEE');
    world.at('2024-12-21T09:00:00+08:00');
    await world.does('wang', APPOINT, { organisation: organisationId(BUREAU), account: accountId('liu') });
    const asked = { rows: [{ application: id, version }], key: freshKey() };
    expect((await world.does('liu', RECORD_CONFERRALS, asked)).recordConferrals.rows[0].refusal.code).toBe('OWN_APPLICATION');
  });
});

describe('R3: a document is issued as it was checked', () => {
  it('an issuer that signs otherwise since the proof has it drafted and checked anew, under its name as it is now', async () => {
    const world = await city();
    const { id, version } = await checkedDocument(world);
    const asked = { organisation: organisationId(TEACHERS), pattern: '嘉教职评〔{year}〕{number}号', name: '嘉峪关市教师职称评审办公室' };
    const seen = (
      await world.does('pan', 'query ($o: ID!) { node(id: $o) { ... on Organisation { issuer: asIssuer { version } } } }', {
        o: asked.organisation,
      })
    ).node.issuer;
    await world.does('pan', SET_ISSUER, { ...asked, version: seen.version });
    expect(await world.refusal('pan', ISSUE, { document: id, version })).toBe('ISSUER_CHANGED');
    const back = (await world.does('pan', RETURN_DOCUMENT, { document: id, version })).returnDocument;
    await world.does('pan', REDRAFT, { document: id, version: back.version });
    await printed(world);
    const again = await documentSeen(world, id);
    const { checkDocument } = await world.does('tao', CHECK, { document: id, version: again.version });
    const { issueDocument } = await world.does('pan', ISSUE, { document: id, version: checkDocument.version });
    expect(issueDocument).toMatchObject({ state: 'ISSUED', issuerName: '嘉峪关市教师职称评审办公室', number: '嘉教职评〔2024〕1号' });
  });
});

describe('R3: two corrections of one thing', () => {
  it('the one issued last stands, also where the first is carried out after it', async () => {
    const world = await city();
    const { id: cites, application } = await certified(world);
    const issue = async (is: string) => {
      const asked = { cites, entries: [{ application, field: 'SPECIALTY', is }], joint: false };
      const { draftCorrection } = await world.does('pan', DRAFT_CORRECTION, asked);
      await printed(world);
      const draft = await documentSeen(world, draftCorrection.id);
      const { checkDocument } = await world.does('tao', CHECK, { document: draft.id, version: draft.version });
      await world.does('pan', ISSUE, { document: draft.id, version: checkDocument.version });
      world.at(world.now + 60_000);
      return Buffer.from(draft.id, 'base64').toString().slice('TitleDocument:'.length);
    };
    const first = await issue('物理'); // its paper waits
    await issue('化学');
    const cited = { id: Buffer.from(cites, 'base64').toString().slice('TitleDocument:'.length) };
    const [person] = (await documentSeen(world, cites)).lines.edges.map(({ node }: { node: object }) => node);
    const people = new Map([[person.applicationId, { ...person, application: person.applicationId }]]);
    const late = await loadDocument(world.table, first);
    expect([...(await standingAs(world.table, cited, people, late)).values()].map(({ specialty }) => specialty)).toEqual(['化学']);
    await printed(world);
    const { viewer } = await world.does('liu', '{ viewer { titles { state: personTitleState specialty } } }');
    expect(
      viewer.titles.filter(({ state }: { state: string }) => state === 'VALID').map(({ specialty }: { specialty: string }) => specialty),
    ).toContain('化学');
  });
});

describe('R3, R4: what a document says is so when it is issued', () => {
  it('the same correction drafted by two and issued at the same moment is issued once: of the other it is said what stands by now', async () => {
    const world = await city();
    const { id: cites, application } = await certified(world);
    const asked = { cites, entries: [{ application, field: 'SPECIALTY', is: '物理' }], joint: false };
    const drafts = [
      (await world.does('pan', DRAFT_CORRECTION, asked)).draftCorrection,
      (await world.does('tao', DRAFT_CORRECTION, asked)).draftCorrection,
    ];
    await printed(world);
    const [first, second] = await Promise.all(drafts.map(({ id }) => documentSeen(world, id)));
    const one = (await world.does('tao', CHECK, { document: first.id, version: first.version })).checkDocument;
    const other = (await world.does('pan', CHECK, { document: second.id, version: second.version })).checkDocument;
    // At the same moment: both are numbered by the one issuer, and who comes second looks again.
    const answers = await Promise.all([
      world.refusal('pan', ISSUE, { document: one.id, version: one.version }),
      world.refusal('tao', ISSUE, { document: other.id, version: other.version }),
    ]);
    expect(answers.toSorted()).toEqual(['ENTRY_OUTDATED', null]);
    await printed(world);
    await world.deliver();
    expect(await told(world, 'chen', 'CORRECTED_OF_UNIT')).toContain('由单位重新下载');
  });

  it('a correction of somebody whose title was withdrawn meanwhile is not issued; who has lost it has the unit told', async () => {
    const world = await city();
    const { id, version, application } = await withdrawalDrafted(world);
    const cites = (await world.does('pan', CITED, { id })).node.cites.id;
    const entries = [{ application, field: 'SPECIALTY', is: '物理' }];
    const drafted = (await world.does('pan', DRAFT_CORRECTION, { cites, entries, joint: false })).draftCorrection;
    await printed(world);
    const correction = await documentSeen(world, drafted.id);
    const withdrawal = (await world.does('tao', CHECK, { document: id, version })).checkDocument;
    await world.deliver();
    expect(await told(world, 'pan', 'TO_HEAR')).toContain('可于2024年12月9日24时前陈述、申辩');
    await world.does('liu', STATE_CASE, { document: id });
    await world.deliver();
    expect(await told(world, 'pan', 'STATED')).toContain('请在作出决定前复核');
    await world.does('pan', ISSUE, { document: id, version: withdrawal.version + 1 });
    await printed(world);
    expect(await world.refusal('tao', CHECK, { document: correction.id, version: correction.version })).toBe('NOT_CONFERRED');
    await world.deliver();
    expect(await told(world, 'chen', 'WITHDRAWN_OF_UNIT')).toContain('由单位据此办理');
  });

  it('two things of one person are put right by one document, the same thing once; a name follows the account', async () => {
    const world = await city();
    const { id: cites, application } = await certified(world);
    const specialty = { application, field: 'SPECIALTY', is: '物理' };
    const ask = (...entries: object[]) => world.refusal('pan', DRAFT_CORRECTION, { cites, entries, joint: false });
    expect(await ask(specialty, { ...specialty, is: '化学' })).toBe('INPUT_INVALID');
    expect(await ask({ application, field: 'NAME', is: '朱晓东' })).toBe('NAME_NOT_OF_ACCOUNT');
    expect(await ask(specialty, { application, field: 'WORKPLACE', is: '嘉峪关市第九中学' })).toBeNull();
    await world.does('chen', CORRECT, { account: accountId('liu'), name: '刘阳', document: '嘉公户〔2024〕9号' });
    expect(await ask({ application, field: 'NAME', is: '刘阳' })).toBeNull();
    const asked = { cites, issuer: organisationId(TEACHERS), joint: false };
    const twice = [1, 2].map((number) => ({ application, because: `理由${number}` }));
    expect(await world.refusal('pan', DRAFT_WITHDRAWAL, { ...asked, entries: twice })).toBe('INPUT_INVALID');
  });
});
