/**
 * Pictures with a report that came by a ticket (V5): whoever has its number and its code puts them into the letter box, where nothing is logged,
 * and says that they are there; at the next full hour they are taken over (taking.ts). What is asked for a form is kept nowhere.
 */
import type { Context } from '../../../core/context.ts';
import { registeredType } from '../../../core/file-kind.ts';
import { askFor } from '../../../core/outbox.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { whyNotTaken } from '../../../core/scans/rules.ts';
import { readAnew } from '../../../core/together.ts';
import { nextHour } from '../../../core/untraced.ts';
import { uploadForm, type UploadForm } from '../../../core/upload.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import { Conflict } from '../../../table/port.ts';
import { supervisionRefusals } from '../../refusals.ts';
import type { Case } from '../model.ts';
import { letterboxKeyOf, pictureLimits, pictureWork, uploadByCode } from '../pictures.ts';
import { freeNumbers, whyNotSendPictures } from '../rules.ts';
import { loadCase } from '../store.ts';
import { caseCodeOf } from './report.ts';

export type ByCode = { number: string; code: string };

/** The case of whoever has its number and its code. */
export async function reportedCase(context: Context, { number, code }: ByCode): Promise<Case> {
  const one = await loadCase(context.table, number);
  if (!one || one.way === 'OFFICE' || (await caseCodeOf(context, one.id)) !== code) throw supervisionRefusals.REPORTS_NONE();
  return one;
}

type Asked = ByCode & { picture: number; contentType: string; size: number };

/** A form that puts one picture into the letter box. Asked for again it leads to the same place: nothing is kept of it. */
export async function pictureForm(
  context: Context,
  { picture, contentType, size, ...by }: Asked,
): Promise<UploadForm & { upload: string }> {
  const one = await reportedCase(context, by);
  refuseIf(whyNotSendPictures(one, context.isUnlogged));
  const limits = pictureLimits(await policyIn(context, one.city));
  if (!freeNumbers(one, limits.most).includes(picture)) throw supervisionRefusals.REPORT_PICTURE_NUMBER({ most: limits.most });
  refuseIf(whyNotTaken({ contentType, size }, picture, limits));
  const key = await letterboxKeyOf(context, one.id, picture);
  const form = await uploadForm(context, key, { contentType: registeredType(contentType), most: size, at: context.now });
  return { upload: uploadByCode(picture), ...form };
}

/** Says that pictures are there: they are taken over at the next full hour. Said again within the hour, it is said once. */
export async function sendPictures(context: Context, by: ByCode): Promise<Case> {
  const one = await reportedCase(context, by);
  refuseIf(whyNotSendPictures(one, context.isUnlogged));
  const { most } = pictureLimits(await policyIn(context, one.city));
  const waiting = await Promise.all(
    freeNumbers(one, most).map(async (number) => context.files.head(await letterboxKeyOf(context, one.id, number))),
  );
  if (waiting.every((found) => found === null)) {
    // Said once more after they were taken over: it was done.
    if (one.pictures.length > 0) return one;
    throw supervisionRefusals.REPORT_PICTURES_NONE();
  }
  const at = nextHour(context.now);
  try {
    await context.table.transact([askFor('report', pictureWork(one.id, at), { city: one.city, at, isHeld: true })]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  readAnew(context);
  return one;
}
