/**
 * A document is issued: under the next number of its issuer, in the transaction that gives it (R3). So no number is given twice and none is
 * left out, however many are issued at the same moment: whoever comes later finds the number that the first has left, and looks again.
 */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { dayOf } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { numberIn } from '../../issuers/numbering.ts';
import { giveNumber, loadIssuer, loadSerial, putSerial, sameIssuer } from '../../issuers/store.ts';
import { resultRefusals } from '../../refusals.ts';
import { loadRoster, sameRoster } from '../../roster/store.ts';
import type { TitleDocument } from '../model.ts';
import { documentRefusals } from '../refusals.ts';
import { whyNotIssue } from '../rules.ts';
import { loadHearings } from '../store.ts';
import { citable, mustStandAsDrafted } from './standing.ts';
import { askForStep, changed, changing, type Documented, type Seen } from './changing.ts';

export async function issueDocument(context: Context, seen: Seen): Promise<Documented> {
  const heard = (await loadHearings(context.table, seen.document)).length;
  const numbered = { number: '' };
  return changing(context, seen, {
    whyNot: (one) => whyNotIssue(context.actor, one, { now: context.now, heard }),
    how: async (one) => {
      // Read before what it says is looked at: who issues another one about the same people at this moment is found by its version.
      const cited = one.cites === null ? null : await citable(context, one.cites);
      await mustStandAsDrafted(context, one);
      const signing = await asProofed(context, one);
      const { number, writes } = await numbering(context, one);
      numbered.number = number;
      const issued = { at: context.now, by: personOf(context.actor).account };
      return {
        news: { state: 'ISSUED', number, issued },
        action: 'issue',
        detail: { number },
        writes: [
          ...writes,
          ...signing,
          ...(await asDrafted(context, one)),
          ...citing(context, cited, one),
          askForStep(one, 'issue', context.now),
        ],
      };
    },
    // Whoever else issues at this moment takes the number as well as what the issuer counts by; without that, somebody had the number before.
    meaning: (failed) => (failed.includes('number') && !failed.includes('serial') ? documentRefusals.NUMBER_TAKEN(numbered) : null),
  });
}

/** The document that it cites knows of it from then on. */
function citing(context: Context, cited: TitleDocument | null, { id, kind }: TitleDocument): Write[] {
  if (!cited) return [];
  const data = { ...cited, citedBy: [...cited.citedBy, id] };
  return changed(context, cited, data, { action: 'cite', detail: { document: id, kind } }).writes;
}

/** The next number of the issuer in this year. */
async function numbering({ table, now }: Context, { id, issuer: organisation, issuerName: name }: TitleDocument) {
  const year = dayOf(now).slice(0, 4);
  const [issuer, before] = await Promise.all([loadIssuer(table, organisation), loadSerial(table, { organisation, year })]);
  if (!issuer) throw documentRefusals.ISSUER_UNSET({ name });
  const serial = (before?.last ?? 0) + 1;
  const number = numberIn(issuer.pattern, { year: Number(year), serial });
  const counted = putSerial({ organisation, year }, { last: serial, version: (before?.version ?? 0) + 1 }, before);
  return { number, writes: [counted, giveNumber(number, id)] };
}

/** Whoever checked it has seen how its issuers sign: as long as they sign otherwise since, it is drafted and checked anew. */
async function asProofed({ table }: Context, { proof }: TitleDocument): Promise<Write[]> {
  const seen = proof?.issuers ?? [];
  const now = await Promise.all(seen.map(({ organisation }) => loadIssuer(table, organisation)));
  return seen.map(({ version }, index) => {
    const issuer = now[index];
    if (issuer?.version !== version) throw documentRefusals.ISSUER_CHANGED({ name: issuer?.name ?? '' });
    return sameIssuer(issuer);
  });
}

/** What confers titles is issued on the roster that it was drafted on, and on no other edition. */
async function asDrafted({ table }: Context, { kind, roster: of, edition }: TitleDocument): Promise<Write[]> {
  if (kind !== 'CONFERRAL') return [];
  const roster = await loadRoster(table, of);
  refuseIf(roster?.edition === edition ? null : resultRefusals.ROSTER_UNKNOWN());
  return roster ? [sameRoster(roster)] : [];
}
