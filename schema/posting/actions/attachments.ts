/** Files of a posting: photographs of the display in the unit, the scan of the meeting's record. Uploaded and checked as proofs are (A3). */
import { registeredType } from '../../core/file-kind.ts';
import { inTurn } from '../../core/in-turn.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { change } from '../../core/audit.ts';
import { takeIn } from '../../core/scans/intake.ts';
import { scanRefusals } from '../../core/scans/refusals.ts';
import { whyNotTaken } from '../../core/scans/rules.ts';
import { uploadForm, type UploadForm } from '../../core/upload.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { attachmentKeyOf, attachmentUploadKeyOf, type Attachment, type PostingFile } from '../model.ts';
import { postingRefusals } from '../refusals.ts';
import { whyNotKeep } from '../rules/objections.ts';
import { loadPostingFile, putAttachment, putPosting } from '../store.ts';

/** As many files as a posting has. */
const MOST = 20;

export type AttachmentForm = UploadForm & { upload: string };
type Asked = { posting: string; contentType: string; size: number };
type FormAnswer = { upload: string; at: Instant };

/** A form that lets a browser put one file there. */
export async function requestAttachment(context: Context, asked: Asked): Promise<Outcome<FormAnswer, AttachmentForm>> {
  await own(context, asked.posting);
  const answer = { upload: context.newId(), at: context.now };
  const form = await attachmentForm(context, answer, asked);
  const remembered = context.also(answer);
  if (remembered.length > 0) await context.table.transact(remembered);
  return { answer, result: form };
}

/** The form of a request; asked for again under its key, it is the same place and expires at the same instant. */
export async function attachmentForm(
  context: Context,
  { upload, at }: FormAnswer,
  { posting, contentType, size }: Asked,
): Promise<AttachmentForm> {
  const { policy } = await own(context, posting);
  refuseIf(whyNotTaken({ contentType, size }, 1, policy));
  return {
    upload,
    ...(await uploadForm(context, attachmentUploadKeyOf(posting, upload), { contentType: registeredType(contentType), most: size, at })),
  };
}

/** Takes an uploaded file in. */
export async function attach(
  context: Context,
  { posting: id, upload, kind }: { posting: string; upload: string; kind: Attachment['kind'] },
): Promise<Outcome<{ posting: string }, PostingFile>> {
  return inTurn(context, async () => {
    const { file, policy } = await own(context, id);
    if (!/^[\w-]+$/u.test(upload)) throw scanRefusals.PROOF_ABSENT({ number: file.attachments.length + 1 });
    const { posting, attachments } = file;
    if (attachments.length >= MOST) throw postingRefusals.ATTACHMENTS_FULL({ most: MOST });
    if (attachments.some((one) => one.upload === upload)) throw postingRefusals.UPLOAD_TAKEN();
    const number = attachments.length + 1;
    const keptAt = (sha256: string) => attachmentKeyOf(id, { sha256 });
    const taken = await takeIn(context, { upload: attachmentUploadKeyOf(id, upload), number, keptAt, policy });
    if (taken instanceof Refusal) throw taken;
    const one: Attachment = { number, upload, kind, ...taken, addedAt: context.now, addedBy: personOf(context.actor).account };
    const fact = { by: context.actor, at: context.now, action: 'attach', detail: { kind, sha256: taken.sha256 } };
    const { after, entry } = change({ kind: 'POSTING', id }, posting, posting, fact);
    const answer = { posting: id };
    await context.table.transact([putAttachment(id, one), putPosting(after, posting), entry, ...context.also(answer)]);
    return { answer, result: { ...file, posting: after, attachments: [...attachments, one] } };
  });
}

/** The posting of the officer's own unit; to others it is unknown. */
async function own(context: Context, id: string) {
  const file = await loadPostingFile(context.table, id);
  if (!file) throw postingRefusals.POSTING_UNKNOWN();
  refuseIf(whyNotKeep(context.actor, file.posting));
  const { announcement } = await loadCalendar(context, file.posting.cycle);
  return { file, policy: announcement.policy.proofs };
}
