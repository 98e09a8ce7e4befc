/** Postings as tests need them: one that is over, written as if its days had passed, so that no test has to move the clock for it. */
import { change } from '../../schema/core/audit.ts';
import { DAY } from '../../schema/core/time.ts';
import { loadFile, putApplication } from '../../schema/application/store.ts';
import { posted } from '../../schema/posting/content.ts';
import { reportKeyOf } from '../../schema/posting/model.ts';
import { postingId, putContent, putPosting } from '../../schema/posting/store.ts';
import { applicationIn, freshKey, OBJECT, POST, POSTING_UPLOAD, type Handle } from './forms.ts';
import { scan } from './scans.ts';
import type { World } from './world.ts';

const BY = { kind: 'system', name: 'test' } as const;

/** An accepted application whose posting is over without objection and whose report is there. */
export async function cleared(world: World, { id: globalId, version }: Handle): Promise<Handle> {
  const file = await loadFile(world.table, Buffer.from(globalId, 'base64').toString().slice('Application:'.length));
  if (!file) throw new Error('there is no such application');
  const { head } = file;
  const { cycle, unit, unitName, applicant, applicantName, series, specialty, level, submission } = file.head;
  if (!series || !specialty || !level || !submission) throw new Error('it was not submitted');
  const number = head.posting ? 2 : 1;
  const id = postingId(head.id, number);
  const fact = { by: BY, at: world.now, action: 'post' };
  const begun = change(
    { kind: 'POSTING', id },
    null,
    {
      id,
      application: head.id,
      number,
      submission: submission.number,
      ...{ cycle, unit, unitName, applicant, applicantName, series, specialty, level },
      promotionType: head.promotionType ?? ('NORMAL' as const),
      audience: 'UNIT' as const,
      state: 'CLEARED' as const,
      place: '一楼公示栏',
      meeting: null,
      startsAt: world.now - 9 * DAY,
      days: 5,
      endsAt: world.now - DAY,
      continues: null,
      objections: { open: 0, all: 0 },
      endedAt: world.now - DAY,
      report: { sha256: '0'.repeat(64), size: 1, at: world.now },
      postedBy: 'chen',
    },
    fact,
  );
  world.stored.set(reportKeyOf(begun.after), Buffer.from('报告'));
  const subject = { kind: 'APPLICATION', id: head.id };
  const shown = change(subject, head, { ...head, state: 'POSTED' as const, posting: id, since: world.now }, fact);
  await world.table.transact([
    putPosting(begun.after, null),
    begun.entry,
    putContent(id, { bornIn: '1980-06', specialtyYears: 14, sections: posted(file.sections) }),
    putApplication(shown.after, head),
    shown.entry,
  ]);
  const over = change(subject, shown.after, { ...shown.after, state: 'CLEARED' as const }, { ...fact, action: 'clear' });
  await world.table.transact([putApplication(over.after, shown.after), over.entry]);
  return { id: globalId, version: version + 2 };
}

/** A posting of liu's that runs, to the public or in the unit. */
export async function posting(world: World, audience: 'UNIT' | 'PUBLIC' = 'PUBLIC'): Promise<{ id: string; application: Handle }> {
  const { id, version } = await applicationIn(world, 'ACCEPTED');
  const { postApplication } = await world.does('chen', POST, { application: id, version, audience });
  return { id: postApplication.id, application: { id, version: version + 1 } };
}

/** An objection to it, anonymous; its global id. */
export async function objection(world: World, to: string): Promise<string> {
  const { lodgeObjection } = await world.does(null, OBJECT, { posting: to, key: freshKey() });
  return objectionId(lodgeObjection.number);
}

export const objectionId = (number: string): string => Buffer.from(`Objection:${number}`).toString('base64');

/** A scan put where the form of a posting's file leads; what confirming it takes. */
export async function uploadedTo(world: World, id: string, content = scan('现场照片')): Promise<{ posting: string; upload: string }> {
  const { requestPostingUpload } = await world.does('chen', POSTING_UPLOAD, { posting: id, size: content.length });
  const { url, upload, fields } = requestPostingUpload;
  const refused = world.post(
    { url, fields: Object.fromEntries(fields.map((one: Record<string, string>) => [one.name, one.value])) },
    content,
  );
  if (refused) throw new Error(`the store refused it: ${refused}`);
  return { posting: id, upload };
}
