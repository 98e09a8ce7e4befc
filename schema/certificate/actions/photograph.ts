/** The photograph for a person's certificate: their own to give; it stands on what is issued from then on (R3). */
import { personOf } from '../../core/actor.ts';
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { registeredType } from '../../core/file-kind.ts';
import { inTurn } from '../../core/in-turn.ts';
import type { Outcome } from '../../core/once.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { takeIn } from '../../core/scans/intake.ts';
import { scanRefusals } from '../../core/scans/refusals.ts';
import { whyNotTaken, type Wanted } from '../../core/scans/rules.ts';
import type { Instant } from '../../core/time.ts';
import { uploadForm, type UploadForm } from '../../core/upload.ts';
import { photographKeyOf, PHOTOGRAPH_POLICY, photographUploadKeyOf, type Photograph } from '../model.ts';
import { loadPhotograph, putPhotograph } from '../store.ts';

type FormAnswer = { upload: string; at: Instant };
export type PhotographForm = UploadForm & { upload: string };

/** A form that lets a browser put it there. */
export async function requestPhotographUpload(context: Context, asked: Wanted): Promise<Outcome<FormAnswer, PhotographForm>> {
  const answer = { upload: context.newId(), at: context.now };
  const result = await photographForm(context, answer, asked);
  const remembered = context.also(answer);
  if (remembered.length > 0) await context.table.transact(remembered);
  return { answer, result };
}

/** The form of a request; asked for again under its key, it is the same place and expires at the same instant. */
export async function photographForm(context: Context, { upload, at }: FormAnswer, asked: Wanted): Promise<PhotographForm> {
  refuseIf(whyNotTaken(asked, 1, PHOTOGRAPH_POLICY));
  const about = { contentType: registeredType(asked.contentType), most: asked.size, at };
  return { upload, ...(await uploadForm(context, photographUploadKeyOf(personOf(context.actor).account, upload), about)) };
}

export async function setPhotograph(context: Context, { upload }: { upload: string }): Promise<Outcome<{ account: string }, Photograph>> {
  const { account } = personOf(context.actor);
  return inTurn(context, async () => {
    if (!/^[\w-]+$/u.test(upload)) throw scanRefusals.PROOF_ABSENT({ number: 1 });
    const before = await loadPhotograph(context.table, account);
    const keptAt = (sha256: string) => photographKeyOf(account, { sha256 });
    const taken = await takeIn(context, { upload: photographUploadKeyOf(account, upload), number: 1, keptAt, policy: PHOTOGRAPH_POLICY });
    if (taken instanceof Refusal) throw taken;
    const fact = {
      by: context.actor,
      at: context.now,
      action: before ? ('change' as const) : ('set' as const),
      detail: { sha256: taken.sha256 },
    };
    const { after, entry } = change({ kind: 'PHOTOGRAPH', id: account }, before, { account, ...taken, at: context.now }, fact);
    const answer = { account };
    await context.table.transact([putPhotograph(after, before), entry, ...context.also(answer)]);
    return { answer, result: after };
  });
}
