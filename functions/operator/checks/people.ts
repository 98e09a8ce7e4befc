/** Accounts, organisations, their marks, grants and standings belong together (P2, P10). */
import { accountShape, grantShape, organisationShape, standingShape } from '../../../schema/identity/model.ts';
import { titleShape } from '../../../schema/identity/titles/model.ts';
import { marksOf } from '../../../schema/identity/corrections/rules.ts';
import { foldedLogin } from '../../../schema/identity/marks/store.ts';
import { account, creditCode, identityMark, organisation } from '../../../schema/table/keys.ts';
import type { Item, Key } from '../../../schema/table/port.ts';
import { read, wrong, type Check, type Said } from './finding.ts';
import { placeOf } from './places.ts';

export const people: Check = function* (partition) {
  const at = partition[0] && placeOf(partition[0]);
  if (at?.name === 'identityMark') yield* holder(partition, 'account', at.values['mark'], marks);
  else if (at?.name === 'login') yield* holder(partition, 'account', at.values['login'], logins);
  else if (at?.name === 'creditCode') yield* holder(partition, 'organisation', at.values['code'], codes);
  else if (at?.values['account'] !== undefined && partition[0]?.pk.startsWith('ACCOUNT#')) yield* person(partition);
  else if (at?.name === 'organisation')
    yield* holding(partition[0], codes, (code) => creditCode.key({ code }), 'organisation', 'credit code');
};

type ValuesOf = (item: Item | null | undefined) => readonly string[];
const marks: ValuesOf = (item) => {
  const one = read(accountShape, item);
  return one ? marksOf(one) : [];
};
const logins: ValuesOf = (item) => {
  const one = read(accountShape, item);
  return one ? [foldedLogin(one.account)] : [];
};
const codes: ValuesOf = (item) => {
  const one = read(organisationShape, item);
  return one && one.creditCode !== '' ? [one.creditCode] : [];
};

/** A mark belongs to whom it names; one that is free names nobody. */
function* holder([mark]: readonly Item[], by: 'account' | 'organisation', value: string | undefined, valuesOf: ValuesOf): Iterable<Said> {
  if (!mark || mark[by] === null || value === undefined) return;
  const named = mark[by];
  const name = typeof named === 'string' ? named : '-';
  const whom = by === 'account' ? account.key({ account: name }) : organisation.key({ organisation: name });
  yield { asks: [whom], judge: (found) => (valuesOf(found(whom)).includes(value) ? [] : [wrong(mark, 'a marker without a holder')]) };
}

/** Whoever has a number or a code holds its mark. */
function* holding(item: Item | undefined, valuesOf: ValuesOf, keyOf: (value: string) => Key, by: string, what: string): Iterable<Said> {
  if (!item) return;
  const own = item.pk.slice(item.pk.indexOf('#') + 1);
  for (const place of valuesOf(item).map(keyOf))
    yield { asks: [place], judge: (found) => (found(place)?.[by] === own ? [] : [wrong(item, `it does not hold its ${what}`)]) };
}

function* person(partition: readonly Item[]): Iterable<Said> {
  const profile = partition.find(({ sk }) => sk === account.sk);
  yield* holding(profile, marks, (mark) => identityMark.key({ mark }), 'account', 'identity number');
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
  const isClosed = Boolean(read(accountShape, profile)?.closed);
  if (item && !isClosed && !applying.some(({ grant }) => grant?.organisation === unit))
    yield wrong(item, 'a standing with a unit through which they cannot apply');
  for (const { item: grant } of applying.filter((one) => one.grant?.organisation !== unit))
    yield wrong(grant, 'they may apply through a unit and have no standing with it');
  for (const one of partition.filter(({ sk }) => sk.startsWith('TITLE#'))) yield* titleWrong(one);
}

/** What waits stands in the list of its unit, and nothing else does; what counts was found right, and what counts no more says why (R3). */
function* titleWrong(item: Item): Iterable<Said> {
  const one = read(titleShape, item);
  if (!one) return;
  const waits = one.state === 'PENDING' && one.unit !== null;
  if (waits !== (item.ownerPk === `TITLES#${one.unit}`))
    yield wrong(item, 'a unit’s list shows a title that does not wait there, or lacks it');
  if (['VALID', 'REVOKED', 'REPLACED'].includes(one.state) !== (one.valid !== null))
    yield wrong(item, 'a title counts that nobody has found right, or the reverse');
  if (['PENDING', 'VALID'].includes(one.state) !== (one.ended === null))
    yield wrong(item, 'a title has ended without a reason, or the reverse');
  if ((one.source === 'RECORDED') !== (one.scan !== null)) yield wrong(item, 'a title was recorded without a scan');
}
