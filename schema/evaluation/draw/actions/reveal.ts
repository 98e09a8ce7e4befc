/** Each party tells its secret; when both have, the members are drawn, or the attempt has failed and whose doing it was is on record (E4). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { refuseIf } from '../../../core/refusal.ts';
import type { Write } from '../../../table/port.ts';
import { loadYearly } from '../../../committee/yearly/store.ts';
import type { Draw } from '../attempt/model.ts';
import { falseSecrets, faultsInWords, frozenOf, whyNotReveal, whyNotSecret } from '../attempt/rules.ts';
import { loadLot, putOutcome } from '../attempt/store.ts';
import { PARTIES, type OfBoth, type Party } from '../model.ts';
import { drawNotices } from '../notices.ts';
import { proofOf } from '../rules/select.ts';
import { changed, known, telling, toOffice, toParty, type Drawing } from './recording.ts';
import { opened, sealed, secretOf } from './secrets.ts';

export type Revealing = { draw: string; party: Party; secret: string };

/** As in committing, what one party says does not hang on what the other has said. */
export function revealSecret(context: Context, { draw: id, party, secret }: Revealing): Promise<Drawing> {
  return inTurn(context, async () => {
    const before = await known(context, id);
    refuseIf(whyNotReveal(context.actor, party, before, context.now) ?? whyNotSecret(secret));
    const { after, writes } = await withSecret(context, before, party, secret);
    const answer = { draw: id };
    await context.table.transact([...writes, ...context.also(answer)]);
    return { answer, result: after };
  });
}

async function withSecret(context: Context, before: Draw, party: Party, secret: string): Promise<{ after: Draw; writes: Write[] }> {
  const own = before.parties[party];
  const told = { at: context.now, by: personOf(context.actor).account, sealed: await sealed(context, before, party, secret), secret: null };
  const parties = { ...before.parties, [party]: own && { ...own, told } };
  const draw = { ...before, parties };
  const [bureau, supervisor] = await Promise.all(PARTIES.map(async (one) => (await secretOf(context, draw, one)) ?? ''));
  if (!bureau || !supervisor) return changed(context, before, { parties, state: 'REVEALING' }, { action: 'reveal', detail: { party } });
  return ended(context, before, { ...draw, parties: await opened(context, draw) }, { bureau, supervisor });
}

/** Both have told. */
async function ended(context: Context, before: Draw, draw: Draw, secrets: OfBoth<string>): Promise<{ after: Draw; writes: Write[] }> {
  const { parties } = draw;
  const faults = falseSecrets(parties, (party) => secrets[party]);
  if (faults.length === 0) return drawn(context, before, draw, secrets);
  const { after, writes } = changed(context, before, { parties, state: 'FAILED', faults }, { action: 'fail', detail: { faults } });
  const { name, attempt } = after;
  const details = { name, attempt, faults: faultsInWords(faults) };
  return {
    after,
    writes: [
      ...writes,
      drawNotices.DRAW_FAILED({
        ...telling(context, after),
        to: [toOffice(after), ...PARTIES.map((party) => toParty(after, party))],
        details,
      }),
    ],
  };
}

async function drawn(context: Context, before: Draw, draw: Draw, secrets: OfBoth<string>): Promise<{ after: Draw; writes: Write[] }> {
  const lot = await loadLot(context.table, draw.id);
  if (!lot) throw new Error(`the lot of draw ${draw.id} is lost`);
  const { seed, order, drawn: codes, substitutes } = proofOf(frozenOf(draw, lot), secrets);
  const members = codes.map((expert) => ({ expert, account: lot.accounts[expert] ?? '' }));
  const news = { parties: draw.parties, state: 'DRAWN' as const, drawnAt: context.now, seed, members };
  const { after, writes } = changed(context, before, news, { action: 'draw', detail: { seed, drawn: codes } });
  return {
    after,
    writes: [
      ...writes,
      putOutcome(after.id, { order, drawn: codes, substitutes }),
      drawNotices.DRAWN({ ...telling(context, after), to: [toOffice(after)], details: { name: after.name, seats: members.length } }),
      await invited(
        context,
        after,
        members.map(({ account }) => account),
      ),
    ],
  };
}

/** Whoever is drawn is told, with the days of the meeting. */
export async function invited(context: Context, draw: Draw, accounts: readonly string[]): Promise<Write> {
  const yearly = await loadYearly(context.table, draw);
  const { meetsFrom: from, meetsUntil: until, place } = yearly ?? { meetsFrom: '', meetsUntil: '', place: '' };
  const to = accounts.map((account) => ({ account }));
  return drawNotices.MEMBER_DRAWN({ ...telling(context, draw), to, details: { name: draw.name, from, until, place } });
}
