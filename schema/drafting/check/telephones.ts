/** The numbers that people are told to ask at: each can be dialled. A document takes any line, for a notice that was written elsewhere may say more. */
import { telephonesIn } from '../../identity/telephone.ts';
import { found, quoted, type Found, type Place } from './line.ts';
import { inside } from './read/inside.ts';
import { rowsOf } from './read/fields.ts';

export function telephoneLines(document: unknown): Found[] {
  const rows = (at: Place, list: unknown) => rowsOf(list).map(({ index, row }) => ({ at: [...at, index], row }));
  const told: { at: Place; row: unknown }[] = [
    { at: ['notice', 'bureau'], row: inside(inside(document, 'notice'), 'bureau') },
    ...rows(['reviewers', 'departments'], inside(inside(document, 'reviewers'), 'departments')),
    ...rows(['committees'], inside(document, 'committees')),
  ];
  return told.flatMap(({ at, row }) => {
    const telephone = inside(row, 'telephone');
    if (typeof telephone !== 'string' || telephonesIn(telephone) !== null) return [];
    return [found('TELEPHONE_ODD', [...at, 'telephone'], { telephone: quoted(telephone) })];
  });
}
