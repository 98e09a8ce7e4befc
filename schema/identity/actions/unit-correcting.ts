/** What was entered wrongly of a unit, or has changed such as its name, is put right by those above it, and put back (P11). */
import * as z from 'zod';
import type { ActionName } from '../../core/actions-named/index.ts';
import { signature } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { text, valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { refuseIf } from '../../core/refusal.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import type { UnitValues } from '../corrections/model.ts';
import {
  changesIn,
  corrected,
  fieldsOfUnit,
  lastCorrection,
  uncorrected,
  unitCorrectionInput,
  whyNotCorrectUnit,
  whyNotOfOffice,
  whyNotWithout,
} from '../corrections/rules.ts';
import { movedCode } from '../marks/store.ts';
import type { Organisation } from '../model.ts';
import { identityRefusals } from '../refusals.ts';
import { loadOrganisation, putOrganisation } from '../store.ts';
import { commit } from './accounts.ts';
import { followed } from './correcting.ts';
import { minimumOfficers } from './founding.ts';
import { commitNew } from './newcomers.ts';

type Corrected = Outcome<{ organisation: string }, Organisation>;

/** Puts a unit right; its people, postings and vacancies stay with it, and running applications follow its name. */
export async function correctUnit(context: Context, input: { unit: string } & Record<string, unknown>): Promise<Corrected> {
  const unit = await inCharge(context, input.unit);
  const typed = valid(unitCorrectionInput, input, 'P11');
  if (typed.reviewsItself?.some((code) => !seriesOf(code))) throw identityRefusals.SERIES_OF_UNIT();
  const values = valuesOf(unit, typed);
  if (Object.keys(values).length === 0) throw identityRefusals.NOTHING_CORRECTED();
  const { reason, document } = typed;
  refuseIf(whyNotOfOffice(unit, values) ?? whyNotWithout(document, values, true));
  const fields = fieldsOfUnit(unit, values);
  const made = { at: context.now, by: signature(context.actor), reason, document, fields };
  return keep(context, unit, corrected(unit, values, made), { action: 'correct', reason, fields, document });
}

/** Puts the last correction of a unit back that stands; a code only where no other unit has taken it meanwhile. */
export async function undoUnitCorrection(context: Context, input: { unit: string; reason: string }): Promise<Corrected> {
  const unit = await inCharge(context, input.unit);
  const last = lastCorrection(unit);
  if (!last) throw identityRefusals.NOTHING_TO_UNDO();
  const { reason } = valid(z.object({ reason: text(200) }), input, 'P11');
  const undone = { at: context.now, by: signature(context.actor), reason };
  return keep(context, unit, uncorrected(unit, undone), { action: 'undoCorrection', reason, fields: last.fields, document: null });
}

function valuesOf(unit: Organisation, typed: z.output<typeof unitCorrectionInput>): Partial<UnitValues> {
  const { name, creditCode, contact, telephone, kind, isCentral, reviewsItself } = typed;
  // What reviews nothing itself becomes no central one by that.
  const typedReviews = unit.central === null && isCentral === null && reviewsItself?.length === 0 ? null : reviewsItself;
  const reviews = typedReviews ?? (isCentral === true ? (unit.central?.reviews ?? []) : null);
  return changesIn<Organisation>(unit, {
    ...(name !== null && { name }),
    ...(creditCode !== null && { creditCode }),
    ...(contact !== null && { contact }),
    ...(telephone !== null && { telephone }),
    ...(kind !== null && { unitKind: kind }),
    ...(isCentral === false ? { central: null } : reviews && { central: { reviews } }),
  }) as Partial<UnitValues>;
}

type What = { action: ActionName; reason: string; fields: readonly string[]; document: string | null };

async function keep(context: Context, before: Organisation, data: Organisation, what: What): Promise<Corrected> {
  const { action, reason, fields, document } = what;
  const detail = { fields, ...(document !== null && { document }) };
  const { after, entry } = change({ kind: 'ORGANISATION', id: before.id }, before, data, {
    by: context.actor,
    at: context.now,
    action,
    reason,
    detail,
  });
  const answer = { organisation: before.id };
  const codes = movedCode({ before, after });
  const following = after.name === before.name ? [] : followed(context, 'ORGANISATION', after);
  const writes = [
    putOrganisation(after, before, await minimumOfficers(context, after.city)),
    ...codes,
    entry,
    ...following,
    ...context.also(answer),
  ];
  const making = { organisation: after.authority ?? after.id, city: after.city, newcomers: [], code: after.creditCode };
  await (codes.length > 0 ? commitNew(context, making, writes) : commit(context, writes));
  return { answer, result: after };
}

async function inCharge(context: Context, id: string): Promise<Organisation> {
  const unit = await loadOrganisation(context.table, id);
  if (!unit) throw identityRefusals.ORGANISATION_UNKNOWN();
  refuseIf(whyNotCorrectUnit(context.actor, unit, bureauOf(unit.city)));
  return unit;
}
