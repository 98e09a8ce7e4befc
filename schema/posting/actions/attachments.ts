/**
 * Files of what hangs: photographs of the display, the scan of the meeting's record. Uploaded and checked as proofs are (A3). The shelf says
 * whose they are: a posting's here, a roster's in a later slice.
 */
import { registeredType } from '../../core/file-kind.ts';
import { inTurn } from '../../core/in-turn.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Outcome } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { change, type Versioned } from '../../core/audit.ts';
import { takeIn } from '../../core/scans/intake.ts';
import { scanRefusals } from '../../core/scans/refusals.ts';
import { whyNotTaken } from '../../core/scans/rules.ts';
import { uploadForm, type UploadForm } from '../../core/upload.ts';
import type { Write } from '../../table/port.ts';
import type { Policy } from '../../announcement/model.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { attachmentKeyOf, attachmentUploadKeyOf, type Attachment, type Posting } from '../model.ts';
import { postingRefusals } from '../refusals.ts';
import { whyNotKeep } from '../rules/objections.ts';
import { loadPostingFile, putAttachment, putPosting } from '../store.ts';

/** As many files as one thing has. */
const MOST = 20;

/** What hangs, with its files. */
type Filed<Head> = { head: Head; attachments: readonly Attachment[] };

export type Shelf<Head extends Versioned> = {
  /** The kind of its history. */
  kind: string;
  /** With its files, for who may add to them; to others it is unknown. */
  own: (context: Context, id: string) => Promise<Filed<Head> & { policy: Policy['proofs'] }>;
  put: (after: Head, before: Head) => Write;
  putFile: (id: string, one: Attachment) => Write;
};

export const POSTING_FILES: Shelf<Posting> = {
  kind: 'POSTING',
  async own(context, id) {
    const file = await loadPostingFile(context.table, id);
    if (!file) throw postingRefusals.POSTING_UNKNOWN();
    refuseIf(whyNotKeep(context.actor, file.posting));
    const { announcement } = await loadCalendar(context, file.posting.cycle);
    return { head: file.posting, attachments: file.attachments, policy: announcement.policy.proofs };
  },
  put: putPosting,
  putFile: putAttachment,
};

export type AttachmentForm = UploadForm & { upload: string };
type Asked = { of: string; contentType: string; size: number };
type FormAnswer = { upload: string; at: Instant };

/** A form that lets a browser put one file there. */
export async function requestAttachment<Head extends Versioned>(
  context: Context,
  shelf: Shelf<Head>,
  asked: Asked,
): Promise<Outcome<FormAnswer, AttachmentForm>> {
  await shelf.own(context, asked.of);
  const answer = { upload: context.newId(), at: context.now };
  const form = await attachmentForm(context, shelf, answer, asked);
  const remembered = context.also(answer);
  if (remembered.length > 0) await context.table.transact(remembered);
  return { answer, result: form };
}

/** The form of a request; asked for again under its key, it is the same place and expires at the same instant. */
export async function attachmentForm<Head extends Versioned>(
  context: Context,
  shelf: Shelf<Head>,
  { upload, at }: FormAnswer,
  { of, contentType, size }: Asked,
): Promise<AttachmentForm> {
  const { policy } = await shelf.own(context, of);
  refuseIf(whyNotTaken({ contentType, size }, 1, policy));
  return {
    upload,
    ...(await uploadForm(context, attachmentUploadKeyOf(of, upload), { contentType: registeredType(contentType), most: size, at })),
  };
}

/** Takes an uploaded file in. */
export async function attach<Head extends Versioned>(
  context: Context,
  shelf: Shelf<Head>,
  { of: id, upload, kind }: { of: string; upload: string; kind: Attachment['kind'] },
): Promise<Outcome<{ of: string }, Head>> {
  return inTurn(context, async () => {
    const { head, attachments, policy } = await shelf.own(context, id);
    if (!/^[\w-]+$/u.test(upload)) throw scanRefusals.PROOF_ABSENT({ number: attachments.length + 1 });
    if (attachments.length >= MOST) throw postingRefusals.ATTACHMENTS_FULL({ most: MOST });
    if (attachments.some((one) => one.upload === upload)) throw postingRefusals.UPLOAD_TAKEN();
    const number = attachments.length + 1;
    const keptAt = (sha256: string) => attachmentKeyOf(id, { sha256 });
    const taken = await takeIn(context, { upload: attachmentUploadKeyOf(id, upload), number, keptAt, policy });
    if (taken instanceof Refusal) throw taken;
    const one: Attachment = { number, upload, kind, ...taken, addedAt: context.now, addedBy: personOf(context.actor).account };
    const fact = { by: context.actor, at: context.now, action: 'attach' as const, detail: { kind, sha256: taken.sha256 } };
    const { after, entry } = change({ kind: shelf.kind, id }, head, head, fact);
    const answer = { of: id };
    await context.table.transact([shelf.putFile(id, one), shelf.put(after, head), entry, ...context.also(answer)]);
    return { answer, result: after };
  });
}
