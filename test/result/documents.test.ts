/** Title documents over GraphQL: drafted, checked, signed, numbered, carried out; put right; withdrawn from (R3, R4). */
import { describe, expect, it } from 'vitest';
import { correctionsOf } from '../../schema/result/documents/actions/people.ts';
import type { Item } from '../../schema/table/port.ts';
import { plant } from '../support/rewriting.ts';
import { CORRECT } from '../identity/acts.ts';
import { freshKey, inState } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox } from '../support/notices.ts';
import { DECIDE_ROSTER, objectedTo, ownApplication, postedResults } from '../support/rosters.ts';
import {
  bureauSet,
  CHECK,
  checkedDocument,
  CONFIRM_DOCUMENT,
  DISCARD,
  documentSeen,
  DRAFT,
  DRAFT_CORRECTION,
  DRAFT_WITHDRAWAL,
  draftedDocument,
  ISSUE,
  issuedDocument,
  issuerSet,
  lineOf,
  printed,
  RECORD_CONFERRALS,
  REDRAFT,
  RETURN_DOCUMENT,
  SEAL_UPLOAD,
  SET_ISSUER,
  STATE_CASE,
  withdrawalDrafted,
} from '../support/title-documents.ts';
import { TEACHERS } from '../support/committees.ts';
import { png, sealFile } from '../support/pictures.ts';
import { putThere } from '../support/put-there.ts';
import { accountId, city, CYCLE, instant, organisationId, type World } from '../support/world.ts';

const told = async (world: World, who: string, topic: string) =>
  (await inbox(world, who, { first: 30 })).notices.find((one: { topic: string }) => one.topic === topic)?.text.zh as string | undefined;
const titlesOf = async (world: World, who: string) =>
  (await world.does(who, '{ viewer { titles { state: personTitleState name level document obtainedOn specialty } } }')).viewer.titles;

describe('R3: a title document', () => {
  it('is drafted by 潘慧 once the posting is over, checked by 陶然 on its proof, and issued under the first number; 刘洋 holds a title', async () => {
    const world = await city();
    const draft = await draftedDocument(world);
    expect(draft).toMatchObject({ state: 'DRAFT', number: null, unprintable: [], paper: null });
    expect(await told(world, 'tao', 'TO_CHECK')).toContain('请拟稿人以外的经办人核稿');
    expect(await told(world, 'pan', 'TO_CHECK')).toBeUndefined();
    expect(await world.refusal('pan', CHECK, { document: draft.id, version: draft.version })).toBe('DRAFTER_CHECKS');
    expect(await world.refusal('pan', ISSUE, { document: draft.id, version: draft.version })).toBe('DOCUMENT_NOT_IN_STATE');
    const { checkDocument } = await world.does('tao', CHECK, { document: draft.id, version: draft.version });
    const { issueDocument } = await world.does('pan', ISSUE, { document: draft.id, version: checkDocument.version });
    expect(issueDocument).toMatchObject({ state: 'ISSUED', number: '嘉教职评〔2024〕1号' });
    await printed(world);
    expect(await documentSeen(world, draft.id, null)).toMatchObject({
      carriedOut: 1,
      people: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    const { myApplication } = await world.does('liu', '{ myApplication { state conferral { number from document { id } } } }');
    expect(myApplication).toEqual({
      state: 'CONFERRED',
      conferral: { number: '嘉教职评〔2024〕1号', from: '2024-11-23', document: { id: draft.id } },
    });
    expect(await titlesOf(world, 'liu')).toContainEqual({
      state: 'VALID',
      name: '高级教师',
      level: 'ASSOCIATE_SENIOR',
      document: '嘉教职评〔2024〕1号',
      obtainedOn: '2024-11-23',
      specialty: '数学',
    });
    await world.deliver();
    expect(await told(world, 'liu', 'CONFERRED')).toContain('您已依嘉教职评〔2024〕1号取得');
    expect(await told(world, 'chen', 'CONFERRED_OF_UNIT')).toContain('归入个人人事档案');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is not drafted before the posting is over, nor twice on one roster, nor by an office that has not said how it signs', async () => {
    const world = await city();
    const { roster } = await postedResults(world);
    expect(await world.refusal('pan', DRAFT, { roster })).toBe('ROSTER_NOT_IN_STATE');
    world.at('2024-11-30T00:01:00+08:00');
    await world.closePostings();
    const cleared = roster;
    expect(await world.refusal('pan', DRAFT, { roster: cleared })).toBe('ISSUER_UNSET');
    await issuerSet(world);
    await world.does('pan', DRAFT, { roster: cleared, key: freshKey() });
    expect(await world.refusal('tao', DRAFT, { roster: cleared, key: freshKey() })).toBe('DOCUMENT_BEGUN');
    expect(await world.refusal('wang', DRAFT, { roster: cleared, key: freshKey() })).toBe('ROLE_REQUIRED');
  });

  it('never confers on who was removed: a roster on which nobody is left has no document', async () => {
    const world = await city();
    const { roster, objection } = await objectedTo(world);
    await world.does('pan', DECIDE_ROSTER, { objection, finding: 'UPHELD' });
    await issuerSet(world);
    world.at('2024-11-30T00:01:00+08:00');
    await world.closePostings();
    expect(await world.refusal('pan', DRAFT, { roster })).toBe('ROSTER_EMPTY');
    expect((await ownApplication(world, 'liu')).state).toBe('STRUCK');
  });

  it('issued jointly is signed by the bureau first; given back it loses both signatures', async () => {
    const world = await city();
    const { id, version } = await checkedDocument(world, true);
    expect(await world.refusal('pan', ISSUE, { document: id, version })).toBe('NOT_CONFIRMED');
    expect(await world.refusal('pan', CONFIRM_DOCUMENT, { document: id, version })).toBe('DOCUMENT_UNKNOWN');
    const { confirmDocument } = await world.does('wang', CONFIRM_DOCUMENT, { document: id, version });
    expect(await world.refusal('wang', CONFIRM_DOCUMENT, { document: id, version: confirmDocument.version })).toBe('CONFIRMED_ALREADY');
    const back = (await world.does('wang', RETURN_DOCUMENT, { document: id, version: confirmDocument.version })).returnDocument;
    expect(back).toMatchObject({ state: 'DRAFT', isConfirmed: false, returnedBecause: '主送机关有误' });
    const { redraftDocument } = await world.does('pan', REDRAFT, { document: id, version: back.version });
    expect(redraftDocument.proof).toBeNull();
    expect(await world.refusal('tao', CHECK, { document: id, version: redraftDocument.version })).toBe('PROOF_WAITS');
    await printed(world);
    const again = await documentSeen(world, id);
    const checked = (await world.does('tao', CHECK, { document: id, version: again.version })).checkDocument;
    const signed = (await world.does('wang', CONFIRM_DOCUMENT, { document: id, version: checked.version })).confirmDocument;
    const { issueDocument } = await world.does('tao', ISSUE, { document: id, version: signed.version });
    expect(issueDocument).toMatchObject({ state: 'ISSUED', jointName: '嘉峪关市人力资源和社会保障局' });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('issued once: by two at the same moment, with the same key, and after it was issued', async () => {
    const world = await city();
    const { id, version } = await checkedDocument(world);
    const both = await Promise.all(['pan', 'tao'].map((who) => world.refusal(who, ISSUE, { document: id, version, key: freshKey() })));
    expect(both.filter((code) => code === null)).toHaveLength(1);
    const { number } = await documentSeen(world, id);
    expect(number).toBe('嘉教职评〔2024〕1号');
    expect(await world.refusal('pan', ISSUE, { document: id, version })).toBe('DOCUMENT_NOT_IN_STATE');
    await printed(world);
    await printed(world);
    expect((await titlesOf(world, 'liu')).filter(({ state }: { state: string }) => state === 'VALID')).toHaveLength(1);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is not checked while it has a character that no font has: it and whose name it is are told, and nothing is issued', async () => {
    const world = await city();
    await world.does('chen', CORRECT, { account: accountId('liu'), name: '刘\u{30EDE}' });
    await world.deliver();
    const draft = await draftedDocument(world);
    const { id, version } = draft;
    expect(draft).toMatchObject({ unprintable: [{ name: '刘\u{30EDE}', characters: ['\u{30EDE}'] }] });
    const { errors } = await world.ask('tao', CHECK, { document: id, version, key: freshKey() });
    expect(await told(world, 'pan', 'UNPRINTABLE')).toContain('U+30EDE');
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'UNPRINTABLE', rule: 'R3' }, message: expect.stringContaining('U+30EDE') });
    expect(await world.refusal('pan', ISSUE, { document: id, version })).toBe('DOCUMENT_NOT_IN_STATE');
    expect(await documentSeen(world, id)).toMatchObject({ state: 'DRAFT', number: null });
  });

  it('a discarded draft leaves its roster to another, and no number behind', async () => {
    const world = await city();
    const { id, version } = await draftedDocument(world);
    await world.does('pan', DISCARD, { document: id, version });
    const { node } = await world.does(
      'pan',
      'query ($id: ID!) { node(id: $id) { ... on TitleDocument { state: titleDocumentState roster { id document: titleDocument { id } } } } }',
      { id },
    );
    expect(node).toMatchObject({ state: 'DISCARDED', roster: { document: null } });
    const again = (await world.does('pan', DRAFT, { roster: node.roster.id, key: freshKey() })).draftTitleDocument;
    await printed(world);
    const checked = (await world.does('tao', CHECK, { document: again.id, version: again.version + 1 })).checkDocument;
    expect((await world.does('pan', ISSUE, { document: again.id, version: checked.version })).issueDocument.number).toBe(
      '嘉教职评〔2024〕1号',
    );
  });

  it('a draft is its issuer’s: the public, the unit and 刘洋 see none of it before it is issued', async () => {
    const world = await city();
    const { id } = await draftedDocument(world);
    for (const who of [null, 'liu', 'chen', 'zhao']) expect(await documentSeen(world, id, who), String(who)).toBeNull();
    for (const who of ['wang', 'he', 'tao']) expect(await documentSeen(world, id, who), who).not.toBeNull();
  });
});

describe('R3: what puts a document right', () => {
  it('cites the first, names what was and what is to stand; the title is replaced, and the roster reads as it was put right', async () => {
    const world = await city();
    const { id } = await issuedDocument(world);
    const application = await lineOf(world, id);
    const asked = (is: string) => ({ cites: id, entries: [{ application, field: 'SPECIALTY', is }], joint: false });
    expect(await world.refusal('pan', DRAFT_CORRECTION, asked('数学'))).toBe('ENTRY_SAME');
    const { draftCorrection } = await world.does('pan', DRAFT_CORRECTION, asked('物理'));
    expect(draftCorrection.corrections).toEqual([{ name: '刘洋', field: 'SPECIALTY', was: '数学', is: '物理' }]);
    await printed(world);
    const draft = await documentSeen(world, draftCorrection.id);
    const checked = (await world.does('tao', CHECK, { document: draft.id, version: draft.version })).checkDocument;
    const { issueDocument } = await world.does('pan', ISSUE, { document: draft.id, version: checked.version });
    expect(issueDocument.number).toBe('嘉教职评〔2024〕2号');
    await printed(world);
    const titles = await titlesOf(world, 'liu');
    expect(titles).toContainEqual(expect.objectContaining({ state: 'REPLACED', specialty: '数学' }));
    expect(titles).toContainEqual(
      expect.objectContaining({ state: 'VALID', specialty: '物理', document: '嘉教职评〔2024〕2号', obtainedOn: '2024-11-23' }),
    );
    expect((await documentSeen(world, id, null)).lines.edges[0].node.specialty).toBe('物理');
    await world.deliver();
    expect(await told(world, 'liu', 'CORRECTED')).toContain('专业更正为“物理”');
    const all = await dump(world);
    expect(wrongWith(all)).toEqual([]);
    // As it was kept before a document knew by which it is cited.
    const raw = Buffer.from(id, 'base64').toString().split(':')[1];
    const { citedBy, ...kept } = all.find(({ pk, sk }) => pk.endsWith(`#${raw}`) && sk === 'HEAD') as Item;
    expect(citedBy).toHaveLength(1);
    await plant(world, [kept]);
    expect((await correctionsOf(world.table, { id: String(raw) })).map(({ number }) => number)).toEqual(['嘉教职评〔2024〕2号']);
  });
});

describe('R4: what withdraws a title', () => {
  it('is told to 刘洋 with the reason; nothing is decided before the time to state one’s case is over, or they have', async () => {
    const world = await city();
    const { id, version, heardUntil } = (await withdrawalDrafted(world)) as { id: string; version: number; heardUntil?: string };
    expect(heardUntil).toBe('2024-12-10T00:00:00.000+08:00'); // five working days from Monday the 2nd
    await world.deliver();
    expect(await told(world, 'liu', 'WITHDRAWAL_PROPOSED')).toContain('理由：论文系代写，经查属实。');
    const checked = (await world.does('tao', CHECK, { document: id, version })).checkDocument;
    const last = { arrivesAt: instant('2024-12-09T23:59:59.999+08:00') };
    expect(await world.refusal('pan', ISSUE, { document: id, version: checked.version }, last)).toBe('HEARING_OPEN');
    const after = { arrivesAt: instant('2024-12-10T00:00:00.000+08:00') };
    expect(await world.refusal('liu', STATE_CASE, { document: id }, after)).toBe('HEARING_OVER');
    const { issueDocument } = await world.does('pan', ISSUE, { document: id, version: checked.version }, after);
    expect(issueDocument.number).toBe('嘉教职评〔2024〕2号');
    await printed(world);
    expect((await ownApplication(world, 'liu')).state).toBe('REVOKED');
    expect(await titlesOf(world, 'liu')).toContainEqual(expect.objectContaining({ state: 'REVOKED' }));
    await world.deliver();
    expect(await told(world, 'liu', 'WITHDRAWN')).toContain('可依法申请行政复议');
    const { items } = await world.table.query({ pk: `VACANCIES#school#${CYCLE}` });
    expect(items.map(({ taken }) => Number(taken)).reduce((sum, taken) => sum + taken, 0)).toBe(0);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('刘洋 states their case once, and then it may be decided; nobody else states it, and others do not see it', async () => {
    const world = await city();
    const { id, version } = await withdrawalDrafted(world);
    expect(await world.refusal('yang', STATE_CASE, { document: id })).toBe('HEARING_NONE');
    await world.does('liu', STATE_CASE, { document: id });
    expect(await world.refusal('liu', STATE_CASE, { document: id })).toBe('HEARD_ALREADY');
    const HEARD = 'query ($id: ID!) { node(id: $id) { ... on TitleDocument { hearings { name text } withdrawals { name } } } }';
    expect((await world.does('pan', HEARD, { id })).node.hearings).toEqual([{ name: '刘洋', text: '论文系本人独立完成，附原始数据。' }]);
    expect((await world.does('yang', HEARD, { id })).node).toBeNull();
    const checked = (await world.does('tao', CHECK, { document: id, version: version + 1 })).checkDocument;
    expect((await world.does('pan', ISSUE, { document: id, version: checked.version })).issueDocument.state).toBe('ISSUED');
  });

  it('is drafted by the first issuer or by the bureau, and of nobody who holds no title by that document', async () => {
    const world = await city();
    const { id } = await issuedDocument(world);
    await bureauSet(world);
    const application = await lineOf(world, id);
    const entries = [{ application, because: '经查属实。' }];
    const { viewer } = await world.does('wang', '{ viewer { grants { role organisation { id } } } }');
    const bureau = viewer.grants.find(({ role }: { role: string }) => role === 'BUREAU_OFFICER').organisation.id;
    expect(await world.refusal('pan', DRAFT_WITHDRAWAL, { cites: id, issuer: bureau, entries, joint: false })).toBe('DOCUMENT_UNKNOWN');
    const yang = (await ownApplication(world, 'yang')).application;
    const stranger = [{ application: yang, because: '经查属实。' }];
    expect(
      await world.refusal('pan', DRAFT_WITHDRAWAL, { cites: id, issuer: organisationId(TEACHERS), entries: stranger, joint: false }),
    ).toBe('NOT_CONFERRED');
    const { draftWithdrawal } = await world.does('wang', DRAFT_WITHDRAWAL, { cites: id, issuer: bureau, entries, joint: false });
    expect(draftWithdrawal).toMatchObject({ issuerName: '嘉峪关市人力资源和社会保障局', people: 1 });
  });
});

describe('R3: a seal', () => {
  const asked = { organisation: organisationId(TEACHERS), pattern: '嘉教职评〔{year}〕{number}号' };
  const uploaded = async (world: World, picture: Buffer): Promise<string> => {
    const { requestSealUpload } = await world.does('pan', SEAL_UPLOAD, { organisation: organisationId(TEACHERS), size: picture.length });
    return putThere(world, requestSealUpload, picture).upload as string;
  };

  it('is on what is issued from then on; it stays when its issuer is named otherwise', async () => {
    const world = await city();
    const seal = await uploaded(world, sealFile());
    const { setIssuer } = await world.does('pan', SET_ISSUER, { ...asked, seal });
    expect(setIssuer).toMatchObject({ version: 1, seal: { url: expect.stringContaining('/seals/') } });
    const named = { ...asked, version: 1, name: '嘉峪关市教师职称评审委员会办公室' };
    expect((await world.does('pan', SET_ISSUER, named)).setIssuer.seal).not.toBeNull();
  });

  it('that cannot be printed is not taken: one whose points are not all there, and one that says another size than it has', async () => {
    const world = await city();
    for (const picture of [sealFile(1), png(4, 4, Buffer.alloc(4 * 17)), png(100, 100, Buffer.alloc(32 * 1024 * 1024))]) {
      const seal = await uploaded(world, picture);
      expect(await world.refusal('pan', SET_ISSUER, { ...asked, seal })).toBe('PICTURE_UNUSABLE');
    }
    expect(await world.refusal('pan', SET_ISSUER, { ...asked, seal: 'none' })).toBe('PROOF_ABSENT');
  });
});

describe('R3: numbers', () => {
  it('a pattern is one issuer’s, and so is what looks like it', async () => {
    const world = await city();
    await issuerSet(world);
    const { viewer } = await world.does('wang', '{ viewer { grants { role organisation { id } } } }');
    const bureau = viewer.grants.find(({ role }: { role: string }) => role === 'BUREAU_OFFICER').organisation.id;
    const asked = (pattern: string) => ({ organisation: bureau, name: '市人社局', pattern });
    for (const pattern of ['嘉教职评〔{year}〕{number}号', '嘉教职评[{year}]{number}号', '嘉教职评（{year}）{number}号'])
      expect(await world.refusal('wang', SET_ISSUER, asked(pattern)), pattern).toBe('PATTERN_TAKEN');
    for (const pattern of [
      '嘉〔{year}〕',
      '嘉{number}〔{year}〕',
      '嘉〔{year}{number}〕',
      '嘉〔{year}〕1{number}号',
      '〔{year}〕{number}',
      '=嘉〔{year}〕{number}',
    ])
      expect(await world.refusal('wang', SET_ISSUER, asked(pattern)), pattern).toBe('INPUT_INVALID');
    expect(await world.refusal('chen', SET_ISSUER, asked('嘉人社〔{year}〕{number}号'))).toBe('ROLE_REQUIRED');
  });
});

describe('R3: what another authority has issued', () => {
  it('is entered by the bureau, row by row; a result of here waits for its own document', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'PASSED_BY_COMMITTEE');
    world.at('2024-12-21T09:00:00+08:00');
    const rows = [{ application: id, version }];
    expect(
      (await world.does('wang', RECORD_CONFERRALS, { rows, issuedOn: '2024-12-22', key: freshKey() })).recordConferrals.rows[0].refusal
        .code,
    ).toBe('ISSUED_IN_FUTURE');
    const { recordConferrals } = await world.does('wang', RECORD_CONFERRALS, { rows, key: freshKey() });
    expect(recordConferrals.rows).toEqual([{ isDone: true, refusal: null, application: { state: 'CONFERRED' } }]);
    expect(await titlesOf(world, 'liu')).toContainEqual(expect.objectContaining({ document: '甘人社通〔2024〕500号', state: 'VALID' }));
    expect(wrongWith(await dump(world))).toEqual([]);
    const other = await city();
    await postedResults(other);
    const own = await ownApplication(other, 'liu');
    const here = [{ application: own.application, version: own.version }];
    other.at('2024-12-21T09:00:00+08:00');
    expect((await other.does('wang', RECORD_CONFERRALS, { rows: here, key: freshKey() })).recordConferrals.rows[0].refusal.code).toBe(
      'RESULT_OF_HERE',
    );
  });
});
