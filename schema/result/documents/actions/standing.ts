/**
 * Of whom a document may say something: of those who hold a title by the one that it cites, as they stand now (R3, R4). Asked when it is
 * drafted, and again when it is checked and issued: what somebody else has issued meanwhile would make it untrue.
 */
import type { Context } from '../../../core/context.ts';
import { loadHeads } from '../../../application/frozen/store.ts';
import { holderOf } from '../../../identity/titles/actions/known.ts';
import type { RosterLine } from '../../roster/model.ts';
import { CORRECTED_FIELD_NAMES, type CorrectedField, type TitleDocument } from '../model.ts';
import { documentRefusals } from '../refusals.ts';
import { known } from './changing.ts';
import { FIELD_OF, peopleIn, standingAs } from './people.ts';

type Reader = Pick<Context, 'table'>;

/** Only what was issued, and confers, is put right or withdrawn from. */
export async function citable({ table }: Reader, id: string): Promise<TitleDocument> {
  const cited = await known(table, id);
  if (cited.state !== 'ISSUED' || cited.kind !== 'CONFERRAL') throw documentRefusals.DOCUMENT_UNKNOWN();
  return cited;
}

/** These people as the cited document, and what has put it right since, says them; each of them holds a title by it. */
export async function peopleNamed({ table }: Reader, cited: TitleDocument, entries: readonly { application: string }[]) {
  const all = new Map((await peopleIn(table, cited)).map((person) => [person.application, person]));
  const named = [...new Set(entries.map(({ application }) => application))];
  const heads = await loadHeads(table, named);
  const strangers = named.filter((application) => {
    const head = heads.get(application);
    return !all.has(application) || head?.state !== 'CONFERRED' || head.conferred?.document !== cited.id;
  });
  if (strangers.length > 0)
    throw documentRefusals.NOT_CONFERRED({ found: strangers.map((application) => all.get(application)?.name ?? application).join('、') });
  return standingAs(table, cited, all);
}

/** A name is put right with the person's account first, by the document that says so (P11); the paper follows it, and names nobody else. */
export async function mustBeOfAccount(
  { table }: Reader,
  people: ReadonlyMap<string, RosterLine>,
  entries: readonly { application: string; field: CorrectedField; is: string }[],
): Promise<void> {
  for (const { application, is } of entries.filter(({ field }) => field === 'NAME')) {
    const person = people.get(application);
    const name = person && (await holderOf(table, person.applicant))?.account.name;
    if (name !== is) throw documentRefusals.NAME_NOT_OF_ACCOUNT({ name: name ?? '' });
  }
}

/** Refuses a document that puts right, or withdraws, what does not stand any more as it was drafted on. */
export async function mustStandAsDrafted(context: Reader, { cites, corrections, withdrawals }: TitleDocument): Promise<void> {
  if (cites === null) return;
  const people = await peopleNamed(context, await citable(context, cites), [...corrections, ...withdrawals]);
  const untrue = corrections.filter(({ application, field, was }) => (people.get(application)?.[FIELD_OF[field]] ?? '') !== was);
  if (untrue.length > 0)
    throw documentRefusals.ENTRY_OUTDATED({
      found: untrue.map(({ name, field }) => `${name}${CORRECTED_FIELD_NAMES[field].zh}`).join('、'),
    });
}
