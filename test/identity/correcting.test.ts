/** P11: what was entered wrongly is put right and put back; accounts opened by mistake are closed, two of one person become one. */
import { read, utils } from '@e965/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import { creditCode } from '../../functions/local/people.ts';
import { contextMaker } from '../../functions/runtime/deps.ts';
import { forge, keysOf } from '../../functions/runtime/keys.ts';
import { FOUNDER } from '../../schema/identity/actions/founding.ts';
import { resealAll } from '../../schema/identity/actions/reseal.ts';
import { formerNamesOf, corrected, whyNotSamePerson } from '../../schema/identity/corrections/rules.ts';
import type { Account } from '../../schema/identity/model.ts';
import { MINUTE } from '../../schema/core/time.ts';
import { exportedTable } from '../support/checks.ts';
import { applicationIn, BEGIN, CLOSE, draft, EXCLUDE, MERGE, RELEASE, REVEAL, submit } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { posting } from '../support/postings.ts';
import { PASSPORT, twinOfLiu } from '../support/twin.ts';
import { accountId, city, copyOf, organisationId, person, type World } from '../support/world.ts';
import { APPOINT, CORRECT, CORRECT_UNIT, CREATE_APPLICANT, CREATE_UNIT, REOPEN, UNDO, UNDO_UNIT } from './acts.ts';

const [school, hospital] = [organisationId('school'), organisationId('hospital')];
const [liu, yang] = [accountId('liu'), accountId('yang')];
const BY = { document: '嘉公户〔2024〕3号' };

let world: World;
beforeEach(async () => {
  world = await city();
});

const refused = async (who: string | null, document: string, variables: object, one = world) => {
  const { errors } = await one.ask(who, document, { ...variables });
  return errors?.[0] ? [errors[0].extensions.code, errors[0].extensions.rule] : null;
};
const creates = (unit: string, one: object) => [CREATE_APPLICANT, { unit, person: one }] as const;
const numberOf = async (who: string, account: string) =>
  (await world.does(who, REVEAL, { account: accountId(account), purpose: who === account ? 'OWN' : 'REVIEW' })).revealIdentityNumber;
const whole = async (one = world) => expect(wrongWith(await dump(one))).toEqual([]);
const ABOUT = `... on Account {
  name formerNames identityNumber email closed { reason into } merged { account identityNumber }
  corrections { by reason document fields name identityKind identityNumber bornIn email telephone undoneAt undoneBecause }
  history(first: 50) { edges { node { action by reason } } }
}`;
const about = async (who: string, account: string) =>
  (await world.does(who, `query ($id: ID!) { node(id: $id) { ${ABOUT} } }`, { id: accountId(account) })).node;
const listOf = async (who: string) =>
  (
    await world.does(who, 'query ($unit: ID!) { unitApplications(unit: $unit) { edges { node { applicantName unitName } } } }', {
      unit: school,
    })
  ).unitApplications.edges.map(({ node }: { node: object }) => node);

describe('P11: an identity number', () => {
  it('that 陈静 mistyped shuts its true owner out, until it is put right by a document; then the owner has an account', async () => {
    const [wei, hao] = [person('wei', '魏来'), person('hao', '郝明')];
    // 陈静 types 郝明's number for 魏来.
    await world.does('chen', ...creates(school, { ...wei, identityNumber: hao.identityNumber }));
    expect(await refused('huang', ...creates(hospital, hao))).toEqual(['IDENTITY_TAKEN', 'P2']);
    const right = { account: accountId('wei'), identityNumber: wei.identityNumber };
    expect(await refused('chen', CORRECT, right)).toEqual(['DOCUMENT_NEEDED', 'P11']);
    expect(await refused('huang', CORRECT, { ...right, ...BY })).toEqual(['PERSON_UNKNOWN', 'P10']);
    expect(await refused('zhao', CORRECT, { ...right, ...BY })).toEqual(['ROLE_REQUIRED', 'P10']);
    expect(await refused('wei', CORRECT, { ...right, ...BY })).toEqual(['OWN_RECORD', 'P11']);
    expect(await refused('chen', CORRECT, { ...right, ...BY, identityNumber: `${wei.identityNumber.slice(0, 17)}?` })).toEqual([
      'INPUT_INVALID',
      'P2',
    ]);
    await world.does('chen', CORRECT, { ...right, ...BY });
    expect(await numberOf('chen', 'wei')).toBe(wei.identityNumber);
    await world.does('huang', ...creates(hospital, hao));
    expect(await refused('huang', ...creates(hospital, { ...wei, account: 'wei-2' }))).toEqual(['IDENTITY_TAKEN', 'P2']);
    const now = await about('chen', 'wei');
    expect(now.corrections).toMatchObject([
      { by: 'chen', reason: '录入有误', document: BY.document, identityNumber: expect.stringMatching(/^\d{3}\*{13}/u) },
    ]);
    expect(JSON.stringify(now)).not.toContain(hao.identityNumber);
    expect(now.history.edges.map(({ node }: { node: { action: string } }) => node.action)).toContain('correct');
    // Put back it cannot be: by now it is 郝明's.
    expect(await refused('chen', UNDO, { account: accountId('wei') })).toEqual(['IDENTITY_TAKEN', 'P2']);
    await whole();
  });

  it('of a stranger is told as at creation: in that person’s history, and against the officer’s day; what is typed again is nothing', async () => {
    const ma = await numberOf('huang', 'ma');
    expect(await refused('chen', CORRECT, { account: liu, identityNumber: ma, ...BY })).toEqual(['IDENTITY_TAKEN', 'P2']);
    const { history } = await about('he', 'ma');
    expect(history.edges.at(-1).node).toMatchObject({ action: 'lookUp', by: 'chen', reason: '以该证件号码更正证件号码，被告知已有账号' });
    expect((await dump(world)).find(({ pk }) => pk === 'LOOKUPS#chen')).toMatchObject({ refusals: 1 });
    const own = await numberOf('chen', 'liu');
    expect(await refused('chen', CORRECT, { account: liu, identityNumber: own, name: '刘洋', ...BY })).toEqual([
      'NOTHING_CORRECTED',
      'P11',
    ]);
    await whole();
  });

  it('is put back as it was, while it is free, and the other one is free again', async () => {
    const [before, other] = [await numberOf('chen', 'liu'), person('other', '另')];
    await world.does('wang', CORRECT, { account: liu, identityNumber: other.identityNumber, name: '刘阳', ...BY });
    await world.does('chen', UNDO, { account: liu });
    expect(await numberOf('chen', 'liu')).toBe(before);
    expect(await about('liu', 'liu')).toMatchObject({
      name: '刘洋',
      formerNames: [],
      corrections: [{ by: 'wang', name: '刘阳', undoneBecause: '更正有误' }],
    });
    expect(await refused('chen', UNDO, { account: liu })).toEqual(['NOTHING_TO_UNDO', 'P11']);
    await world.does('huang', ...creates(hospital, other));
    await whole();
  });

  it('of a passport that was renewed needs no birth date again; another kind of document does', async () => {
    const john = { ...person('john', 'John Smith'), identityKind: 'PASSPORT', identityNumber: 'E12345678', bornOn: '1980-02-29' };
    await world.does('chen', ...creates(school, john));
    const account = accountId('john');
    await world.does('chen', CORRECT, { account, identityNumber: 'E87654321', reason: '换发护照', ...BY });
    expect(await numberOf('chen', 'john')).toBe('E87654321');
    // What is put right alone is shown alone: the month he was born in, and not the passport that is his still.
    await world.does('chen', CORRECT, { account, bornOn: '1981-03-01', ...BY });
    const PUT_RIGHT = { identityKind: null, identityNumber: null, bornIn: null, email: null };
    expect((await about('chen', 'john')).corrections).toMatchObject([
      { ...PUT_RIGHT, fields: ['identityNumber'], identityNumber: expect.stringMatching(/^\w{0,3}\*+\d{0,2}$/u) },
      { ...PUT_RIGHT, fields: ['bornIn'], bornIn: '1980-02' },
    ]);
    await world.does('chen', UNDO, { account });
    expect((await about('chen', 'john')).corrections[1]).toMatchObject({ ...PUT_RIGHT, fields: ['bornIn'], bornIn: '1981-03' });
    expect(await numberOf('chen', 'john')).toBe('E87654321');
    const permit = { account, identityKind: 'PERMANENT_RESIDENCE', identityNumber: 'USA110085010112', ...BY };
    expect(await refused('chen', CORRECT, permit)).toEqual(['INPUT_INVALID', 'P2']);
    await world.does('chen', CORRECT, { ...permit, bornOn: '1980-02-29' });
    expect(await refused('chen', CORRECT, { account, bornOn: '2010-01-01', ...BY })).toEqual(['BIRTH_IMPLAUSIBLE', 'P2']);
    await whole();
  });

  it('corrected by two at once, and given to a new account in the same moment, has exactly one holder', async () => {
    const free = person('free', '佘');
    const tries = [
      world.ask('chen', CORRECT, { account: liu, identityNumber: free.identityNumber, ...BY }),
      world.ask('wang', CORRECT, { account: yang, identityNumber: free.identityNumber, ...BY }),
      world.ask('huang', ...creates(hospital, free)),
      world.ask('lin', CORRECT, { account: liu, identityNumber: person('free', '佘').identityNumber, ...BY }),
    ];
    const codes = (await Promise.all(tries)).map(({ errors }) => errors?.[0]?.extensions.code ?? null);
    const held = codes.slice(0, 3).filter((code) => code === null);
    expect(held.length, String(codes)).toBeLessThanOrEqual(1);
    for (const code of codes.filter((one) => one !== null)) expect(['IDENTITY_TAKEN', 'VERSION_STALE']).toContain(code);
    if (held.length === 0) expect(codes[3]).toBeNull();
    await whole();
  });

  it('is sealed anew with its former one, so that it can be put back after the key is retired', async () => {
    const before = await numberOf('chen', 'liu');
    await world.does('chen', CORRECT, {
      account: liu,
      identityNumber: person('spare', '备').identityNumber,
      telephone: '13937000009',
      ...BY,
    });
    await world.does('chen', CLOSE, { account: yang });
    await forge(world.table, world.master, { use: 'SEAL', number: 2, at: world.now });
    const context = contextMaker({ table: world.table, keys: keysOf(world.table, world.master) })(world.now, FOUNDER);
    await resealAll(context);
    expect((await resealAll(context)).resealed).toBe(0);
    expect(JSON.stringify(await dump(world))).not.toMatch(/"sealed":"1\./u);
    await world.does('chen', UNDO, { account: liu });
    expect(await numberOf('chen', 'liu')).toBe(before);
    await whole();
  });
});

describe('P11: a name and a mailbox', () => {
  it('a name follows to what runs and to what is submitted; what was posted keeps what it said; the former name is kept', async () => {
    const { id } = await posting(world);
    await world.does('chen', CORRECT, { account: liu, name: '刘阳' });
    expect(await listOf('chen')).toMatchObject([{ applicantName: '刘洋' }]);
    const waiting = [...world.undelivered()];
    await world.deliver();
    expect(await listOf('chen')).toMatchObject([{ applicantName: '刘阳' }]);
    const once = await dump(world);
    await world.replay(waiting);
    expect(await dump(world)).toEqual(once);
    const shown = await world.does('chen', 'query ($id: ID!) { node(id: $id) { ... on Posting { applicantName } } }', { id });
    expect(shown.node.applicantName).toBe('刘洋');
    expect(await about('chen', 'liu')).toMatchObject({ name: '刘阳', formerNames: ['刘洋'] });
    const notes = (await dump(world)).filter(({ pk, topic }) => pk === 'INBOX#liu' && topic === 'CORRECTED');
    expect(notes).toMatchObject([{ zh: { text: expect.stringContaining('陈静更正了您账号的姓名') } }]);
    // Put back before it has come through: nothing is left of either.
    await world.does('chen', UNDO, { account: liu });
    await world.deliver();
    world.at(world.now + 3 * MINUTE);
    await world.sweep();
    expect(await listOf('chen')).toMatchObject([{ applicantName: '刘洋' }]);
    await whole();
  });

  it('a wrong mailbox is put right by whoever owns it, and by the unit, without a document; an officer’s by those above', async () => {
    await world.does('liu', CORRECT, { account: liu, email: 'liu.yang@example.cn', telephone: '13937000001' });
    expect((await world.does('liu', UNDO, { account: liu })).undoCorrection.email).toBe('liu@example.cn');
    await world.does('chen', CORRECT, { account: liu, email: 'ly@example.cn' });
    await world.deliver();
    // Each mailbox hears that it is left, whoever did it; the new one hears what the person is told.
    const mailsTo = (who: string) => world.mails.filter(({ to }) => to === who).map(({ subject }) => subject.replace('【职称评审】', ''));
    expect(mailsTo('liu@example.cn')).toEqual(['您登记的电子邮箱已更改', '您登记的电子邮箱已更改']);
    expect(mailsTo('liu.yang@example.cn')).toEqual(['您登记的电子邮箱已改回']);
    expect(world.mails.findLast(({ to }) => to === 'liu@example.cn')?.text).toMatch(
      /^刘洋：\n\n陈静已将您账号登记的电子邮箱改为另一邮箱.*事由：录入有误/u,
    );
    expect(JSON.stringify(world.mails.filter(({ to }) => to === 'liu@example.cn'))).not.toContain('ly@example.cn');
    expect(await refused('liu', CORRECT, { account: liu, email: 'x@example.cn', name: '刘阳' })).toEqual(['OWN_RECORD', 'P11']);
    expect(await refused('lin', CORRECT, { account: accountId('chen'), name: '陈晶' })).toEqual(['ROLE_REQUIRED', 'P10']);
    await world.does('zhao', CORRECT, { account: accountId('chen'), name: '陈晶', email: 'chenjing@example.cn' });
    await world.deliver();
    expect(mailsTo('chen@example.cn')).toEqual(['您登记的电子邮箱已更改']);
    expect(await refused('sun', CORRECT, { account: accountId('zhao'), name: '赵斌' })).toEqual(['ROLE_REQUIRED', 'P10']);
    await world.does('wang', CORRECT, { account: accountId('he'), name: '何政' });
    expect(await about('chen', 'chen')).toMatchObject({ name: '陈晶', formerNames: ['陈静'] });
    await whole();
  });

  it('keeps forty corrections: of how somebody is reached the oldest go, of names and numbers none is lost', () => {
    const made = { at: 1, by: 'chen', reason: '更正', document: null, fields: [] };
    const named = (name: string) => ({
      name,
      email: 'a@example.cn',
      corrections: [] as { former: { name?: string }; undone: null; reason: string }[],
    });
    let one = named('甲');
    for (let time = 0; time < 100; time += 1) one = corrected(one, { email: `${time}@example.cn` }, made);
    one = corrected(one, { name: '乙' }, made);
    expect(one.corrections).toHaveLength(40);
    expect(formerNamesOf(one)).toEqual(['甲']);
    let other = named('甲');
    for (let time = 0; time < 40; time += 1) other = corrected(other, { name: `乙${time}` }, made);
    expect(() => corrected(other, { name: '丙' }, made)).toThrow('CORRECTED_TOO_OFTEN');
  });
});

describe('P11: a unit renamed in mid-cycle', () => {
  it('is said anew by the list and by 附件2, and as it was by the posting; its people and vacancies stay', async () => {
    const { id } = await applicationIn(world, 'APPROVED');
    const mended = await draft(world, 'yang', 'school');
    const asked = { unit: school, name: '嘉峪关市实验中学' };
    expect(await refused('chen', CORRECT_UNIT, { ...asked, ...BY })).toEqual(['ROLE_REQUIRED', 'P10']);
    expect(await refused('qian', CORRECT_UNIT, { ...asked, ...BY })).toEqual(['ROLE_REQUIRED', 'P10']);
    expect(await refused('zhao', CORRECT_UNIT, asked)).toEqual(['DOCUMENT_NEEDED', 'P11']);
    expect(await refused('wang', CORRECT_UNIT, { unit: organisationId('education'), name: '教委', ...BY })).toEqual([
      'ORGANISATION_UNKNOWN',
      'P10',
    ]);
    await world.does('zhao', CORRECT_UNIT, { ...asked, ...BY });
    await world.deliver();
    // 杨帆 submits under the name there is now.
    await submit(world, 'yang', mended);
    world.at(world.now + 3 * MINUTE);
    await world.sweep();
    expect(await listOf('chen')).toEqual(expect.arrayContaining([expect.objectContaining({ unitName: '嘉峪关市实验中学' })]));
    expect(new Set((await listOf('chen')).map(({ unitName }: { unitName: string }) => unitName))).toEqual(new Set(['嘉峪关市实验中学']));
    const book = read(await exportedTable(world));
    expect(utils.sheet_to_csv(book.Sheets['汇总表'] ?? {})).toContain('嘉峪关市实验中学');
    expect((await dump(world)).filter(({ sk, unitName }) => sk.startsWith('ROW#') && unitName === '嘉峪关市实验中学')).toHaveLength(1);
    const head = (await dump(world)).find(({ pk, sk }) => pk.includes(Buffer.from(id, 'base64').toString().slice(12)) && sk === 'A#HEAD');
    const posted = (await dump(world)).find(({ pk, sk }) => pk === `POSTING#${String(head?.posting)}` && sk === 'P#HEAD');
    expect(posted?.unitName).toBe('嘉峪关市第一中学');
    const shown = await world.does(
      'zhao',
      'query ($id: ID!) { node(id: $id) { ... on Organisation { name formerNames corrections { by document name } } } }',
      { id: school },
    );
    expect(shown.node).toEqual({
      name: '嘉峪关市实验中学',
      formerNames: ['嘉峪关市第一中学'],
      corrections: [{ by: 'zhao', document: BY.document, name: '嘉峪关市第一中学' }],
    });
    await world.does('zhao', UNDO_UNIT, { unit: school });
    await world.deliver();
    expect(new Set((await listOf('chen')).map(({ unitName }: { unitName: string }) => unitName))).toEqual(new Set(['嘉峪关市第一中学']));
    await whole();
  });

  it('its code is free for the unit whose it is, its kind and contact are put right, and each is put back', async () => {
    const [wrong, right] = [creditCode(910_001), creditCode(910_002)];
    const unit = (code: string, name: string) => ({
      authority: organisationId('education'),
      name,
      creditCode: code,
      officers: [person(`officer-${name.codePointAt(1)}`, '甲')],
    });
    const { createUnit } = await world.does('zhao', CREATE_UNIT, unit(wrong, '第三中学'));
    expect(await refused('zhao', CREATE_UNIT, unit(wrong, '第四中学'))).toEqual(['UNIT_TAKEN', 'P2']);
    const third = { unit: createUnit.id };
    expect(await refused('zhao', CORRECT_UNIT, { ...third, creditCode: right })).toEqual(['DOCUMENT_NEEDED', 'P11']);
    await world.does('zhao', CORRECT_UNIT, {
      ...third,
      creditCode: right,
      contact: '李四',
      kind: 'SOCIAL_ORGANISATION',
      isCentral: true,
      reviewsItself: ['natural-science'],
      ...BY,
    });
    await world.does('zhao', CREATE_UNIT, unit(wrong, '第四中学'));
    expect(await refused('zhao', UNDO_UNIT, third)).toEqual(['UNIT_TAKEN', 'P2']);
    expect(await refused('wang', CORRECT_UNIT, { unit: school, reviewsItself: [] })).toEqual(['NOTHING_CORRECTED', 'P11']);
    await world.does('wang', CORRECT_UNIT, { ...third, reviewsItself: [] });
    await world.does('zhao', UNDO_UNIT, third);
    await world.does('wang', CORRECT_UNIT, { ...third, telephone: '0937-6210009', isCentral: false });
    const PUT_RIGHT =
      'query ($id: ID!) { node(id: $id) { ... on Organisation { corrections { fields telephone unitKind isCentral reviewsItself } } } }';
    const NOTHING = { telephone: null, unitKind: null, isCentral: null, reviewsItself: null };
    expect(
      (await world.does('zhao', PUT_RIGHT, { id: third.unit })).node.corrections.map((one: object) => ({ ...NOTHING, ...one })),
    ).toMatchObject([
      { isCentral: false, reviewsItself: [] },
      { ...NOTHING, fields: ['reviewsItself'], reviewsItself: [] }, // undone: what it had brought
      { fields: ['telephone', 'isCentral', 'reviewsItself'], isCentral: true, reviewsItself: ['natural-science'] },
    ]);
    const { undoUnitCorrection } = await world.does('zhao', UNDO_UNIT, third);
    expect(undoUnitCorrection).toMatchObject({ creditCode: right, contact: '李四', reviewsItself: ['natural-science'] });
    expect(await refused('zhao', CORRECT_UNIT, { ...third, contact: '李四' })).toEqual(['NOTHING_CORRECTED', 'P11']);
    expect(await refused('zhao', CORRECT_UNIT, { ...third, reviewsItself: ['alchemy'] })).toEqual(['SERIES_OF_UNIT', 'P6']);
    await whole();
  });
});

describe('P11: an account opened by mistake', () => {
  it('that has done nothing is closed: nobody logs in with it, its number is free; it is opened again while that is so', async () => {
    const number = await numberOf('chen', 'yang');
    expect(await refused('huang', CLOSE, { account: yang })).toEqual(['PERSON_UNKNOWN', 'P10']);
    await world.does('chen', CLOSE, { account: yang });
    world.at(world.now + 11_000);
    expect(await refused('yang', '{ viewer { name } }', {})).toEqual(['ACCOUNT_CLOSED', 'P11']);
    await world.deliver();
    expect(world.mails.filter(({ to }) => to === 'yang@example.cn').map(({ subject }) => subject)).toEqual(['【职称评审】您的账号已关闭']);
    const PEOPLE = 'query ($o: ID!) { people(organisation: $o, role: APPLICANT) { edges { node { account: login } } } }';
    expect(JSON.stringify(await world.does('chen', PEOPLE, { o: school }))).not.toContain('yang');
    expect(await refused('chen', CORRECT, { account: yang, name: '杨凡' })).toEqual(['PERSON_UNKNOWN', 'P10']);
    const CLOSED = 'query ($unit: ID!) { closedAccounts(unit: $unit) { edges { node { account: login } } } }';
    expect((await world.does('lin', CLOSED, { unit: school })).closedAccounts.edges).toEqual([{ node: { account: 'yang' } }]);
    expect(await refused('huang', CLOSED, { unit: school })).toEqual(['ORGANISATION_UNKNOWN', 'P10']);
    expect(await about('chen', 'yang')).toMatchObject({ closed: { reason: '误开账号', into: null } });
    await whole();
    const other = await copyOf(world);
    await other.does('huang', ...creates(hospital, { ...person('yang-2', '杨帆'), identityNumber: number }));
    expect(await refused('chen', REOPEN, { account: yang }, other)).toEqual(['IDENTITY_TAKEN', 'P2']);
    await whole(other);
    await world.does('chen', REOPEN, { account: yang });
    expect((await world.does('yang', '{ viewer { name grants { role } } }')).viewer).toEqual({
      name: '杨帆',
      grants: [{ role: 'APPLICANT' }],
    });
    expect(await refused('chen', REOPEN, { account: yang })).toEqual(['ACCOUNT_OPEN', 'P11']);
    await whole();
  });

  it('that has done something, or is something, is not: an application, an office, a penalty in force; nor one’s own', async () => {
    await world.does('liu', BEGIN, { unit: school });
    expect(await refused('chen', CLOSE, { account: liu })).toEqual(['ACCOUNT_IN_USE', 'P11']);
    expect(await refused('zhao', CLOSE, { account: accountId('chen') })).toEqual(['ACCOUNT_IN_USE', 'P11']);
    expect(await refused('yang', CLOSE, { account: yang })).toEqual(['OWN_RECORD', 'P11']);
    await world.does('chen', EXCLUDE, { account: yang });
    expect(await refused('chen', CLOSE, { account: yang })).toEqual(['ACCOUNT_IN_USE', 'P11']);
    await whole();
  });

  it('closed in the moment in which its person begins an application: one of the two happens', async () => {
    const [closing, beginning] = await Promise.all([
      world.ask('chen', CLOSE, { account: yang }),
      world.ask('yang', BEGIN, { unit: school }),
    ]);
    expect(Boolean(closing.errors)).toBe(!beginning.errors);
    const later = await city();
    await later.does('yang', '{ viewer { name } }'); // remembered by the process
    await later.does('chen', CLOSE, { account: yang });
    expect(await refused('yang', BEGIN, { unit: school }, later)).not.toBeNull();
    await whole();
    await whole(later);
  });

  it('and released is on its way to nobody', async () => {
    await world.does('chen', RELEASE, { account: yang, to: hospital });
    await world.does('chen', CLOSE, { account: yang });
    const INCOMING = 'query ($unit: ID!) { incomingApplicants(unit: $unit) { edges { node { account: login } } } }';
    expect((await world.does('huang', INCOMING, { unit: hospital })).incomingApplicants.edges).toEqual([]);
    await whole();
  });
});

describe('P11: two accounts of one person', () => {
  it('become one: found by both numbers, the former identity shown on it; the bureau parts them again', async () => {
    const other = await twinOfLiu(world);
    expect(await refused('chen', MERGE, { from: other, into: liu })).toEqual(['ROLE_REQUIRED', 'P10']);
    expect(await refused('wang', MERGE, { from: other, into: other })).toEqual(['ACCOUNT_SAME', 'P11']);
    await world.does('liu', BEGIN, { unit: school });
    expect(await refused('wang', MERGE, { from: liu, into: other })).toEqual(['ACCOUNT_IN_USE', 'P11']);
    await world.does('wang', MERGE, { from: other, into: liu });
    await whole();
    const holder = { ...person('yang-2', '杨帆'), identityKind: 'PASSPORT', identityNumber: PASSPORT, bornOn: '1980-01-01' };
    const again = await world.ask('chen', ...creates(school, holder));
    expect(again.errors?.[0]?.message).toContain('（刘洋，');
    expect(await about('chen', 'liu')).toMatchObject({ merged: [{ account: 'liu-2', identityNumber: 'E55****45' }] });
    expect(await about('wang', 'liu-2')).toMatchObject({ closed: { into: 'liu' } });
    // Whoever stays hears of it, and so does the mailbox of the account that is gone; with that login one hears which one stays.
    await world.deliver();
    const inboxOf = async () =>
      (await dump(world)).filter(({ pk }) => pk === 'INBOX#liu').map(({ topic, zh }) => [topic, (zh as { text: string }).text]);
    expect(await inboxOf()).toEqual([['ACCOUNT_MERGED_IN', expect.stringContaining('登录名“liu-2”的账号作为您本人的另一账号并入')]]);
    expect(world.mails.filter(({ to }) => to === 'liu-2@example.cn')).toMatchObject([
      { subject: '【职称评审】您的账号已并入另一账号', text: expect.stringContaining('王建国已将您登录名“liu-2”的账号') },
    ]);
    world.at(world.now + 11_000);
    const { errors } = await world.ask('liu-2', '{ viewer { name } }');
    expect(errors).toMatchObject([
      { message: expect.stringContaining('已并入登录名“liu”'), extensions: { code: 'ACCOUNT_MERGED', rule: 'P11' } },
    ]);
    // The passport was the right one: the account that stays takes it, and it cannot be parted any more until that is undone.
    const { identityNumber, ...right } = { identityKind: 'PASSPORT', identityNumber: PASSPORT, bornOn: '1980-06-15' };
    await world.does('wang', CORRECT, { account: liu, identityNumber, ...right, ...BY });
    expect(await refused('wang', REOPEN, { account: other })).toEqual(['IDENTITY_TAKEN', 'P2']);
    await whole();
    await world.does('wang', UNDO, { account: liu });
    expect(await refused('chen', REOPEN, { account: other })).toEqual(['ROLE_REQUIRED', 'P10']);
    await world.does('wang', REOPEN, { account: other });
    expect(await about('chen', 'liu')).toMatchObject({ merged: [] });
    expect(await numberOf('chen', 'liu-2')).toBe(PASSPORT);
    await world.deliver();
    expect((await inboxOf()).map(([topic]) => topic)).toContain('ACCOUNT_PARTED');
    expect(world.mails.findLast(({ to }) => to === 'liu-2@example.cn')?.subject).toBe('【职称评审】您的账号已恢复');
    await whole();
  });

  it('of two people do not: another name, another birth; a slip in one of them is put right first', async () => {
    const { errors } = await world.ask('wang', MERGE, { from: yang, into: liu });
    expect(errors).toMatchObject([{ extensions: { code: 'ACCOUNTS_DIFFER', rule: 'P11' } }]);
    expect(errors?.[0]?.message).toMatch(/姓名（“杨帆”与“刘洋”）、出生日期不同.*先更正再合并/u);
    const twin = await twinOfLiu(world);
    await world.does('chen', CORRECT, { account: twin, name: '刘扬' });
    expect(await refused('wang', MERGE, { from: twin, into: liu })).toBeNull(); // once it was called 刘洋

    const named = (name: string, former: string[] = []) =>
      ({ name, corrections: former.map((one) => ({ former: { name: one }, undone: null })) }) as unknown as Account;
    const why = (from: Account, into: Account, born = ['1980-06-15', '1980-06']) =>
      whyNotSamePerson(from, into, { from: born[0] ?? '', into: born[1] ?? '' })?.code ?? null;
    expect(why(named('阿依古丽•买买提'), named('阿依古丽·买买提'))).toBeNull();
    expect(why(named('刘洋'), named('刘 洋'))).toBeNull();
    expect(why(named('刘洋'), named('刘阳', ['刘洋']))).toBeNull();
    expect(why(named('刘阳', ['刘洋']), named('刘洋'))).toBeNull();
    expect(why(named('刘阳', ['刘洋']), named('刘扬', ['刘洋']))).toBe('ACCOUNTS_DIFFER'); // neither is called so
    expect(why(named('刘洋'), named('刘洋'), ['1980-06-15', '1980-06-16'])).toBe('ACCOUNTS_DIFFER');
    expect(why(named('刘洋'), named('刘洋'), ['1980-07-15', '1980-06'])).toBe('ACCOUNTS_DIFFER');
  });

  it('of whom one became an officer by the other are closed only one way', async () => {
    const twin = await twinOfLiu(world);
    await world.does('zhao', APPOINT, { organisation: school, account: twin });
    expect(await refused('wang', MERGE, { from: twin, into: liu })).toEqual(['ACCOUNT_IN_USE', 'P11']);
    await world.does('wang', MERGE, { from: liu, into: twin });
    await whole();
  });
});
