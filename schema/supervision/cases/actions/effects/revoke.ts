/** A title is revoked by a decision, with its certificate and its application; and given back by an appeal that was right (V2, R4). */
import type { Context } from '../../../../core/context.ts';
import type { Write } from '../../../../table/port.ts';
import { titleChanged, notedIn, revokeTitle } from '../../../../identity/titles/actions/entering.ts';
import { holderOf } from '../../../../identity/titles/actions/known.ts';
import { partsOfTitle, titlePlace, type Title } from '../../../../identity/titles/model.ts';
import type { PersonFile } from '../../../../identity/model.ts';
import { moved } from '../../../../application/actions/move.ts';
import { MOVES } from '../../../../application/moves.ts';
import { loadMovable } from '../../../../application/store.ts';
import { certifiedAnew, revokedBy } from '../../../../certificate/actions/certify.ts';
import { givingBack } from '../../../../review/vacancies/actions.ts';
import type { Case } from '../../model.ts';
import { caseNotices } from '../../notices.ts';
import { NOTHING, type Carried, type Kind, type Revoking } from './effect.ts';
import { takingAgain } from './vacancy.ts';

export const REVOKE: Kind<Revoking> = {
  carry: (context, one, { title }) => revoking(context, one, title),
  undo: (context, one, { title }) => reinstatingTitle(context, one, title),
};

/** What revokes a title that counts; one that waits to be checked, or counts no more, is left as it is. */
export async function revoking(context: Context, one: Case, place: string): Promise<Carried> {
  const found = await heldTitle(context, place);
  if (found?.title.state !== 'VALID') return NOTHING;
  const { holder, title } = found;
  const { now: at, actor: by } = context;
  const because = one.decision?.text ?? '';
  const revoked = revokeTitle(holder, title, { by, at, reason: because });
  const file = title.application === null ? null : await loadMovable(context.table, title.application);
  const ground = { document: one.id, number: one.decision?.document ?? '', because };
  const isConferred = file?.head.state === 'CONFERRED';
  const ends = isConferred
    ? [
        ...moved(file, MOVES.revoke, { by, at, reason: because, detail: { case: one.id } }).writes,
        ...(await givingBack(context, file.head)),
        ...(await revokedBy(context, file.head.id, ground)),
      ]
    : [];
  return { was: `TITLE ${place}`, writes: [...revoked.writes, ...ends, ...told('TITLE_REVOKED', context, one, found, because)] };
}

/** What gives it back: the title counts again, its application is conferred, and there is a certificate of another number. */
export async function reinstatingTitle(context: Context, one: Case, place: string): Promise<Write[]> {
  const found = await heldTitle(context, place);
  if (found?.title.state !== 'REVOKED') return [];
  const { holder, title } = found;
  const { now: at, actor: by } = context;
  const because = one.appeal?.answer?.text ?? '';
  const fact = { by, at, action: 'reinstateTitle' as const, reason: because, detail: { case: one.id } };
  const back = titleChanged(title, { ...title, state: 'VALID', ended: null }, fact);
  const file = title.application === null ? null : await loadMovable(context.table, title.application);
  const vacancy = file?.head.state === 'REVOKED' ? await takingAgain(context, file.head) : null;
  const application =
    file && vacancy
      ? [
          ...moved(file, MOVES.reinstateConferred, { by, at, reason: because, detail: { case: one.id } }, vacancy.news).writes,
          ...vacancy.writes,
          ...(await certifiedAnew(context, file.head, { case: one.id })),
        ]
      : [];
  return [
    ...back.writes,
    ...notedIn(holder.standing, back.title, fact),
    ...application,
    ...told('TITLE_REINSTATED', context, one, found, because),
  ];
}

type Held = { holder: PersonFile; title: Title };

async function heldTitle({ table }: Context, place: string): Promise<Held | null> {
  const holder = await holderOf(table, partsOfTitle(place).account);
  const title = holder?.titles.find((one) => titlePlace(one) === place);
  return holder && title ? { holder, title } : null;
}

function told(
  topic: 'TITLE_REVOKED' | 'TITLE_REINSTATED',
  { now: at }: Context,
  one: Case,
  { holder, title }: Held,
  reason: string,
): Write[] {
  const { account, city } = holder.account;
  const details = { title: title.name, document: title.document, reason, number: one.id, holder: holder.account.name };
  const telling = { about: { type: 'PersonTitle', id: titlePlace(title) }, city, cause: [one.id, titlePlace(title)], at, details };
  const unit = holder.standing ? [{ organisation: holder.standing.unit, role: 'UNIT_OFFICER' as const, except: account }] : [];
  return [
    caseNotices[topic]({ ...telling, to: [{ account }] }),
    ...(unit.length === 0 ? [] : [caseNotices[`${topic}_OF_UNIT`]({ ...telling, to: unit })]),
  ];
}
