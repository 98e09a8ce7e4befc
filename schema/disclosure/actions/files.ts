/** The file of a public document: put there by a browser, and taken over once the document is published, checked as scans of proofs are (A3, V7). */
import type { Context } from '../../core/context.ts';
import { registeredType } from '../../core/file-kind.ts';
import type { Outcome } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { takeIn } from '../../core/scans/intake.ts';
import { scanRefusals } from '../../core/scans/refusals.ts';
import { whyNotTaken } from '../../core/scans/rules.ts';
import type { Instant } from '../../core/time.ts';
import { uploadForm, type UploadForm } from '../../core/upload.ts';
import { policyIn } from '../../announcement/cycles.ts';
import { publicationFileKeyOf, publicationUploadKeyOf, type PublicationFile } from '../model.ts';
import { whyNotPublish } from '../rules.ts';

type Asked = { city: string; contentType: string; size: number };
type FormAnswer = { upload: string; at: Instant };
export type DocumentForm = UploadForm & { upload: string };

/** A form that lets a browser put the file there. */
export async function beginDocumentFile(context: Context, asked: Asked): Promise<Outcome<FormAnswer, DocumentForm>> {
  const answer = { upload: context.newId(), at: context.now };
  const result = await documentForm(context, answer, asked);
  const remembered = context.also(answer);
  if (remembered.length > 0) await context.table.transact(remembered);
  return { answer, result };
}

/** The form of a request; asked for again under its key, it is the same place and expires at the same instant. */
export async function documentForm(context: Context, { upload, at }: FormAnswer, { city, ...wanted }: Asked): Promise<DocumentForm> {
  refuseIf(whyNotPublish(context.actor, city));
  const { proofs } = await policyIn(context, city);
  refuseIf(whyNotTaken(wanted, 1, proofs));
  const about = { contentType: registeredType(wanted.contentType), most: wanted.size, at };
  return { upload, ...(await uploadForm(context, publicationUploadKeyOf(city, upload), about)) };
}

/** Takes an uploaded file over, or says why it does not count. */
export async function fileIn(context: Context, city: string, upload: string): Promise<PublicationFile> {
  if (!/^[\w-]+$/u.test(upload)) throw scanRefusals.PROOF_ABSENT({ number: 1 });
  const { proofs: policy } = await policyIn(context, city);
  const place = { upload: publicationUploadKeyOf(city, upload), number: 1 };
  const taken = await takeIn(context, { ...place, keptAt: (sha256) => publicationFileKeyOf(city, { sha256 }), policy });
  if (taken instanceof Refusal) throw taken;
  return taken;
}
