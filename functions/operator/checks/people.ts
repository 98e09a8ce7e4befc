/** Accounts, organisations, their marks, grants and standings belong together (P2, P10). */
import { accountShape, grantShape, organisationShape, standingShape } from '../../../schema/identity/model.ts';
import { account, creditCode, identityMark, organisation } from '../../../schema/table/keys.ts';
import type { Item, Key } from '../../../schema/table/port.ts';
import { read, wrong, type Check, type Said } from './finding.ts';
import { placeOf } from './places.ts';

export const people: Check = function* (partition) {
  const at = partition[0] && placeOf(partition[0]);
  if (at?.name === 'identityMark')
    yield* holder(partition, account.key({ account: String(partition[0]?.account) }), at.values['mark'], markOf);
  else if (at?.name === 'creditCode')
    yield* holder(partition, organisation.key({ organisation: String(partition[0]?.organisation) }), at.values['code'], codeOf);
  else if (at?.values['account'] !== undefined && partition[0]?.pk.startsWith('ACCOUNT#')) yield* person(partition);
  else if (at?.name === 'organisation')
    yield* holding(partition[0], codeOf, (code) => creditCode.key({ code }), 'organisation', 'credit code');
};

const markOf = (item: Item | null | undefined): string | null => read(accountShape, item)?.identity.mark ?? null;
const codeOf = (item: Item | null | undefined): string | null => read(organisationShape, item)?.creditCode ?? null;

/** A mark belongs to whom it names. */
function* holder([mark]: readonly Item[], whom: Key, value: string | undefined, valueOf: typeof markOf): Iterable<Said> {
  if (!mark) return;
  yield { asks: [whom], judge: (found) => (valueOf(found(whom)) === value ? [] : [wrong(mark, 'a marker without a holder')]) };
}

/** Whoever has a number or a code holds its mark. */
function* holding(item: Item | undefined, valueOf: typeof markOf, keyOf: (value: string) => Key, by: string, what: string): Iterable<Said> {
  const value = valueOf(item);
  if (!item || value === null) return;
  const place = keyOf(value);
  const own = item.pk.slice(item.pk.indexOf('#') + 1);
  yield { asks: [place], judge: (found) => (found(place)?.[by] === own ? [] : [wrong(item, `it does not hold its ${what}`)]) };
}

function* person(partition: readonly Item[]): Iterable<Said> {
  const profile = partition.find(({ sk }) => sk === account.sk);
  yield* holding(profile, markOf, (mark) => identityMark.key({ mark }), 'account', 'identity number');
  const grants = partition.filter(({ sk }) => sk.startsWith('GRANT#')).map((item) => ({ item, grant: read(grantShape, item) }));
  for (const { item, grant } of grants) {
    const place = organisation.key({ organisation: grant?.organisation ?? '-' });
    yield {
      asks: [place],
      judge: (found) => (grant === null || (profile && found(place)) ? [] : [wrong(item, 'the grant hangs in the air')]),
    };
  }
  const applying = grants.filter(({ grant }) => grant?.role === 'APPLICANT' && grant.until === null);
  const item = partition.find(({ sk }) => sk === 'STANDING');
  const unit = read(standingShape, item)?.unit;
  if (item && !applying.some(({ grant }) => grant?.organisation === unit))
    yield wrong(item, 'a standing with a unit through which they cannot apply');
  for (const { item: grant } of applying.filter((one) => one.grant?.organisation !== unit))
    yield wrong(grant, 'they may apply through a unit and have no standing with it');
}
