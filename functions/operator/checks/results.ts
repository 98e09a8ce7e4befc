/**
 * What follows of a result as it must be (R2–R4): a roster is what its hash says, a document was checked by another officer and has the
 * number that is given to it, a certificate stands behind a title and says what was signed. Whoever changes any of it in the table is found.
 */
import { applicationShape } from '../../../schema/application/model.ts';
import { certificateShape, formShape, type Certificate } from '../../../schema/certificate/model.ts';
import { idOf, placeOf } from '../../../schema/certificate/number.ts';
import { codeOf } from '../../../schema/certificate/statement.ts';
import { CARRIED_A_RUN } from '../../../schema/result/documents/actions/carrying.ts';
import { documentShape, type TitleDocument } from '../../../schema/result/documents/model.ts';
import { numberKey } from '../../../schema/result/issuers/store.ts';
import { partShape, removalShape, rosterShape } from '../../../schema/result/roster/model.ts';
import { hashOfLines, linesIn } from '../../../schema/result/roster/rules.ts';
import { application as applicationKey, certificate, reviewForm, roster, titleDocument } from '../../../schema/table/keys.ts';
import type { Item, Key } from '../../../schema/table/port.ts';
import { read, wrong, type Check, type Said } from './finding.ts';

export const results: Check = function* (partition) {
  const pk = partition[0]?.pk ?? '';
  if (pk.startsWith(roster.prefix)) yield* rosterWrong(partition);
  if (pk.startsWith(titleDocument.prefix)) yield* documentWrong(partition);
  if (pk.startsWith(certificate.prefix)) yield* certificateWrong(partition);
};

function* rosterWrong(partition: readonly Item[]): Iterable<Said> {
  const item = partition.find(({ sk }) => sk === roster.sk);
  const head = read(rosterShape, item);
  if (!item || !head) return;
  const under = (prefix: string) => partition.filter(({ sk }) => sk.startsWith(prefix));
  const lines = under('PART#').flatMap((one) => read(partShape, one)?.lines ?? []);
  const removals = under('REMOVED#').flatMap((one) => read(removalShape, one) ?? []);
  if (lines.length !== head.people) yield wrong(item, 'not everybody stands on the roster who did when it was posted');
  if (head.edition !== removals.length + 1) yield wrong(item, 'its editions are not those of its removals');
  if (hashOfLines(linesIn({ lines, removals }, head.edition)) !== head.hash) yield wrong(item, 'the roster is not what its hash says');
}

function* documentWrong(partition: readonly Item[]): Iterable<Said> {
  const item = partition.find(({ sk }) => sk === titleDocument.sk);
  const head = read(documentShape, item);
  if (!item || !head) return;
  for (const what of headWrong(head)) yield wrong(item, what);
  // Person by person, then counted: a run that was cut off has met some who are not counted yet.
  const met = partition.filter(({ sk }) => sk.startsWith('DONE#')).length;
  if (met < head.done || met > head.done + CARRIED_A_RUN) yield wrong(item, 'it was not carried out of as many as it says');
  if (head.number !== null) yield has(item, numberKey(head.number), (held) => held?.['document'] === head.id, 'its number is not its own');
  if (head.kind === 'CONFERRAL' && head.state !== 'DISCARDED')
    yield has(item, roster.key({ roster: head.roster }), (held) => held?.['document'] === head.id, 'its roster does not know it');
}

function headWrong({ state, drafted, checked, joint, number, issued, proof }: TitleDocument): string[] {
  const isIssued = state === 'ISSUED';
  const said = [
    checked?.by === drafted.by && 'whoever drafted it has checked it',
    (isIssued || state === 'CHECKED') && !checked && `it is ${state}, and nobody has checked it`,
    isIssued !== (number !== null && issued !== null) && 'it is issued without a number, or numbered without being issued',
    isIssued && joint !== null && !joint.confirmed && 'it is issued jointly, and the bureau has not signed it',
    isIssued && (proof?.unprintable.length ?? 0) > 0 && 'it is issued with somebody in it who cannot be printed',
  ];
  return said.filter((what) => what !== false);
}

/** As what an application stands behind a certificate. */
const BEHIND: Record<Certificate['state'], readonly string[]> = {
  VALID: ['CONFERRED'],
  REPLACED: ['CONFERRED', 'REVOKED'],
  REVOKED: ['REVOKED'],
};

function* certificateWrong(partition: readonly Item[]): Iterable<Said> {
  const item = partition.find(({ sk }) => sk === certificate.sk);
  const head = read(certificateShape, item);
  if (!item || !head) return;
  const { number, id, state, ended, replacedBy, code } = head;
  if (item.pk !== `${certificate.prefix}${placeOf(number)}` || id !== idOf(number)) yield wrong(item, 'it lies under another number');
  if ((state === 'VALID') !== (ended === null)) yield wrong(item, `it is ${state}, and its end says otherwise`);
  if ((state === 'REPLACED') !== (replacedBy !== null)) yield wrong(item, 'by what it was replaced does not agree with whether it was');
  yield { of: item, signed: code, states: codeOf(head) };
  const by = titleDocument.key({ document: head.document });
  yield has(item, by, (held) => read(documentShape, held)?.number === head.documentNumber, 'no such document has conferred it');
  const behind = applicationKey.key({ application: head.application });
  const form = reviewForm.key({ application: head.application });
  const stands = (found: (key: Key) => Item | null) => {
    const at = read(applicationShape, found(behind))?.state ?? '';
    // An appeal that was right gives the title back with a certificate of its own: the one that was revoked stays so, beside it (V2).
    const other = read(formShape, found(form))?.certificate ?? number;
    return BEHIND[state].includes(at) || (state === 'REVOKED' && at === 'CONFERRED' && other !== number);
  };
  yield {
    asks: [behind, form],
    judge: (found) => (stands(found) ? [] : [wrong(item, `it is ${state}, and the application behind it is not`)]),
  };
}

/** What lies there has to be so. */
function has(item: Item, there: Key, isSo: (held: Item | null) => boolean, what: string): Said {
  return { asks: [there], judge: (found) => (isSo(found(there)) ? [] : [wrong(item, what)]) };
}
