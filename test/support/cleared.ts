/** A posting that is over, written as if its days had passed, so that no test has to move the clock for it. */
import { change } from '../../schema/core/audit.ts';
import { DAY } from '../../schema/core/time.ts';
import { loadFile, putApplication } from '../../schema/application/store.ts';
import { posted } from '../../schema/posting/content.ts';
import { reportKeyOf } from '../../schema/posting/model.ts';
import { postingId, putContent, putPosting } from '../../schema/posting/store.ts';
import type { World } from './world.ts';

/** An application as a client holds it: its global id and the version seen. */
export type Handle = { id: string; version: number };

const BY = { kind: 'system', name: 'test' } as const;

/** An accepted application whose posting is over without objection and whose report is there. */
export async function cleared(world: World, { id: globalId, version }: Handle): Promise<Handle> {
  const file = await loadFile(world.table, Buffer.from(globalId, 'base64').toString().slice('Application:'.length));
  if (!file) throw new Error('there is no such application');
  const { head } = file;
  const { cycle, city, unit, unitName, applicant, applicantName, series, specialty, level, submission } = file.head;
  if (!series || !specialty || !level || !submission) throw new Error('it was not submitted');
  const number = head.posting ? 2 : 1;
  const id = postingId(head.id, number);
  const fact = { by: BY, at: world.now, action: 'post' as const };
  const begun = change(
    { kind: 'POSTING', id },
    null,
    {
      id,
      application: head.id,
      number,
      submission: submission.number,
      cycle,
      city,
      unit,
      unitName,
      applicant,
      applicantName,
      series,
      specialty,
      level,
      promotionType: head.promotionType ?? ('NORMAL' as const),
      scope: head.scope,
      audience: 'UNIT' as const,
      state: 'CLEARED' as const,
      place: '一楼公示栏',
      meeting: null,
      startsAt: world.now - 9 * DAY,
      days: 5,
      endsAt: world.now - DAY,
      supplement: null,
      employer: head.employer,
      employerPlace: head.employer === null ? null : '厂区公告栏',
      continues: null,
      objections: { open: 0, all: 0, byTicket: 0 },
      passedTo: null,
      bornIn: '',
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
