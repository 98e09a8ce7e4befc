/** P2: a whole identity number that somebody writes into a reason or an opinion reaches neither a history nor a mailbox. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { idNumber } from '../../functions/local/people.ts';
import { prose, text, valid, wholeText } from '../../schema/core/input.ts';
import { withoutResidentIds } from '../../schema/core/resident-id.ts';
import { ACCEPT, applicationIn, REVEAL } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox, mailsTo, PREFER } from '../support/notices.ts';
import { accountId, city } from '../support/world.ts';
import { FIND } from './acts.ts';

const NUMBER = '11010519491231002X';
const MASKED = '110*************2X';
const HISTORY = 'query ($id: ID!) { node(id: $id) { ... on Account { history(first: 100) { edges { node { action reason } } } } } }';

describe('an identity number in a free text', () => {
  it('is masked in the history of whoever was looked up for it', async () => {
    const world = await city();
    const number = idNumber('19700101', 77);
    const { revealIdentityNumber } = await world.does('liu', REVEAL, { account: accountId('liu'), purpose: 'OWN' });
    await world.does('wang', FIND, { identityNumber: revealIdentityNumber, reason: `找${number}，来电${revealIdentityNumber}` });
    const { node } = await world.does('liu', HISTORY, { id: accountId('liu') });
    const found = node.history.edges
      .map((edge: { node: { action: string } }) => edge.node)
      .filter((one: { action: string }) => one.action === 'sought');
    expect(found).toHaveLength(1);
    expect(found[0].reason).toMatch(/^找\d{3}\*{13}[\dX]{2}，来电\d{3}\*{13}[\dX]{2}$/u);
    expect(JSON.stringify(await dump(world))).not.toContain(number);
  });

  it('is masked in the history of an application, in the inbox and in the mail that tell of its opinion', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    await world.does('liu', PREFER, { choices: [{ class: 'PROGRESS', mail: 'AT_ONCE' }] });
    await world.does('chen', ACCEPT, { application: id, version, opinion: `与${NUMBER}核对一致` });
    await world.deliver();
    const said = `与${MASKED}核对一致`;
    const { node } = await world.does(
      'liu',
      'query ($id: ID!) { node(id: $id) { ... on Application { history(first: 100) { edges { node { reason } } } } } }',
      { id },
    );
    expect(node.history.edges.map((edge: { node: { reason: string } }) => edge.node.reason)).toContain(said);
    expect(JSON.stringify((await inbox(world, 'liu')).notices)).toContain(said);
    const mails = JSON.stringify(mailsTo(world, 'liu'));
    expect(mails).toContain(said);
    expect(mails).not.toContain(NUMBER);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it.each([
    [`找${NUMBER}`, `找${MASKED}`],
    ['找11010519491231002x。', `找${MASKED}。`],
    ['１１０１０５１９４９１２３１００２Ｘ', MASKED],
    ['110105 19491231 002X与110105-19491231-002X', `${MASKED}与${MASKED}`],
    // The check digit is wrong, the day is none, it is part of a longer number: it is not somebody's.
    ['110105194912310021', '110105194912310021'],
    ['110105194913310021', '110105194913310021'],
    [`1${NUMBER}`, `1${NUMBER}`],
    ['甘人社通〔2021〕205号，2024年12月31日', '甘人社通〔2021〕205号，2024年12月31日'],
  ])('of “%s” stands “%s”', (typed, kept) => {
    expect(withoutResidentIds(typed)).toBe(kept);
    expect(
      valid(z.object({ reason: text(200), opinion: prose(500), whole: wholeText(200) }), { reason: typed, opinion: typed, whole: typed }),
    ).toEqual({
      reason: kept,
      opinion: kept,
      whole: typed,
    });
  });
});
