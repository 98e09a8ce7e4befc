/**
 * What the queue of papers brings, told apart by its name: the minutes of a meeting, the report of a roster, a title document, the pictures of
 * a report, what a case has decided, a certificate, a review form, or the result report of a posting.
 */
import type { Context } from '../../schema/core/context.ts';
import type { Printer } from '../../schema/core/ports.ts';
import { printMinutes } from '../../schema/evaluation/session/actions/print.ts';
import { sessionIn } from '../../schema/evaluation/session/minutes.ts';
import { certify } from '../../schema/certificate/actions/certify.ts';
import { printCertificate, printForm } from '../../schema/certificate/actions/print.ts';
import { certificateIn, formIn } from '../../schema/certificate/model.ts';
import { buildReport } from '../../schema/posting/actions/report.ts';
import { carryOut } from '../../schema/result/documents/actions/carrying.ts';
import { printDocument } from '../../schema/result/documents/actions/printing.ts';
import { documentIn } from '../../schema/result/documents/model.ts';
import { buildRosterReport } from '../../schema/result/roster/actions/report.ts';
import { carryOutCase } from '../../schema/supervision/cases/actions/carrying.ts';
import { takePictures } from '../../schema/supervision/cases/actions/taking.ts';
import { caseIn } from '../../schema/supervision/cases/model.ts';
import { pictureCaseIn } from '../../schema/supervision/cases/pictures.ts';
import { rosterIn } from '../../schema/result/roster/model.ts';

/** Prints what the queue knows by this id; done when nothing is left to print. */
export async function printPaper(context: Context, printer: Printer, id: string): Promise<{ done: boolean; state: string | undefined }> {
  const session = sessionIn(id);
  if (session !== null) {
    const paper = await printMinutes(context, printer, session);
    return { done: paper !== null, state: paper ? 'PRINTED' : 'UNSEALED' };
  }
  const roster = rosterIn(id);
  if (roster !== null) {
    const state = (await buildRosterReport(context, printer, roster))?.state;
    return { done: state !== 'ENDED', state };
  }
  const document = documentIn(id);
  if (document !== null) return documentStep(context, printer, document);
  const reported = pictureCaseIn(id);
  if (reported !== null) return pictureStep(context, reported);
  const decided = caseIn(id);
  if (decided !== null) return caseStep(context, decided);
  const certificate = certificateIn(id);
  if (certificate !== null) return printedAs(await printCertificate(context, printer, certificate));
  const form = formIn(id);
  if (form !== null) return printedAs(await printForm(context, printer, form));
  const state = (await buildReport(context, printer, id))?.state;
  return { done: state !== 'ENDED', state };
}

/** Prints what is to be printed of a title document; once its paper is there, carries out what it says of the next people. */
async function documentStep(context: Context, printer: Printer, id: string): Promise<{ done: boolean; state: string | undefined }> {
  const printed = await printDocument(context, printer, id);
  if (!printed?.paper) return { done: true, state: printed?.state };
  const carried = await carryOut(context, id, certify);
  return { done: true, state: carried ? `${carried.done}/${carried.people}` : undefined };
}

/** Takes over the pictures that came with a report. */
async function pictureStep(context: Context, id: string): Promise<{ done: boolean; state: string | undefined }> {
  const found = await takePictures(context, id);
  return { done: true, state: found ? `${found.taken}/${found.of}` : undefined };
}

/** Carries out what a case has decided. */
async function caseStep(context: Context, id: string): Promise<{ done: boolean; state: string | undefined }> {
  const carried = await carryOutCase(context, id);
  return { done: true, state: carried ? `${carried.done}/${carried.of}` : undefined };
}

/** A paper of one person's: there, or changed meanwhile and printed by the next delivery. */
function printedAs(one: { paper: object | null } | null): { done: boolean; state: string | undefined } {
  return { done: one === null || one.paper !== null, state: one?.paper ? 'PRINTED' : undefined };
}
