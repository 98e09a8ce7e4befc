/** Supplementary postings (U7): begun with the submission of what was mended, waited for by whoever approves. */
import { change } from '../../core/audit.ts';
import type { Context } from '../../core/context.ts';
import { refuseIf, say, type Bilingual } from '../../core/refusal.ts';
import { inWords } from '../../core/time.ts';
import type { Table, Write } from '../../table/port.ts';
import { loadAccount } from '../../identity/store.ts';
import { FORM } from '../../application/form/sections.ts';
import type { Beside } from '../../application/actions/submit.ts';
import type { Application, ApplicationFile } from '../../application/model.ts';
import { reviewWindow } from '../../application/rules/windows.ts';
import { placesOf, type Posting } from '../model.ts';
import { postingNotices } from '../notices.ts';
import { audienceOf } from '../rules/period.ts';
import { beyondOf, changedFrom, isBeyond, isShown, whyNotOfForm, whyNotShown } from '../rules/supplement.ts';
import { loadPosting, loadPostingFile, postingId, postingIn, putContent, putPosting, samePosting } from '../store.ts';
import { stop, superseded } from './close.ts';
import { begun, contentOf } from './post.ts';

const NOTHING = { change: {}, writes: [] };

/**
 * What a submission adds where an authority had returned it: the posted sections that have changed since they were shown are shown again
 * from this instant on. Where nothing of them has, nothing has to be over.
 */
export const supplementing: Beside = async (context, file, calendar, sent) => {
  const { head } = file;
  const returnedBy = head.returned?.reviewer ?? 'UNIT';
  if (head.state !== 'RETURNED' || head.recommendation === null || returnedBy === 'UNIT') return NOTHING;
  const { last, base } = await shownBefore(context.table, head);
  const { policy } = calendar.announcement;
  const content = contentOf(await loadAccount(context.table, head.applicant), file, policy);
  const changed = changedFrom(base.content.sections, content.sections);
  const failed = head.supplement?.failed ?? false;
  // One upheld bars it for good: it is not posted again, and whoever reviews it hears why it cannot be approved (U4).
  if (changed.length === 0 || failed)
    return { change: head.supplement ? { supplement: { returnedBy, isDue: failed, waived: null, failed } } : {}, writes: [] };
  const id = postingId(head.id, last.number + 1);
  const { place, meeting } = last;
  // Whoever works elsewhere by now is not posted at the employer they had.
  const employerPlace = sent.employer === last.employer ? last.employerPlace : null;
  const how = { id, number: last.number + 1, days: policy.posting.supplementDays, place, employerPlace, meeting, bornIn: content.bornIn };
  const one = begun(context, sent, { ...how, audience: audienceOf(sent, last.audience), continues: null }, calendar);
  const shown = { ...one, supplement: { base: base.posting.id, changed, returnedBy, isWaived: false } };
  const fact = {
    by: context.actor,
    at: context.now,
    action: 'post' as const,
    detail: { application: head.id, supplements: base.posting.id, changed },
  };
  const { after, entry } = change({ kind: 'POSTING', id }, null, shown, fact);
  const { closesAt } = reviewWindow(calendar, returnedBy, context.now);
  const late = isBeyond(after, closesAt) ? beyondOf(returnedBy, closesAt) : NOTHING_MORE;
  const until = inWords(after.endsAt, true);
  return {
    change: { posting: id, supplement: { returnedBy, isDue: true, waived: null, failed: false } },
    writes: [...superseded(context, last), putPosting(after, null), putContent(id, content), entry, ...told(after, file, changed, late)],
    says: say(
      `更正的内容补充公示至${until.zh}止，期满无异议后方可审核通过。${late.zh}`,
      ` What was mended is posted until ${until.en} and can be approved after that, without open objection. ${late.en}`,
    ),
  };
};

const NOTHING_MORE = say('', '');

/** The last posting, and the last whose content counts as shown. */
export async function shownBefore(table: Table, head: Application) {
  const last = head.posting ? await loadPostingFile(table, head.posting) : null;
  let base = last;
  while (base?.posting.supplement && !isShown(base.posting))
    base = await loadPostingFile(table, postingId(head.id, base.posting.number - 1));
  if (!last || !base) throw new Error(`application ${head.id} was recommended without a posting`);
  return { last: last.posting, base };
}

/** The unit's officers hang it where the first hung; the applicant hears until when. */
function told(posting: Posting, { head }: ApplicationFile, changed: Changed, late: Bilingual) {
  const { id, city, startsAt, endsAt, days, unit, unitName, applicantName } = posting;
  const sections = changed.map((name) => FORM[name].title);
  const details = {
    applicant: applicantName,
    unit: unitName,
    place: placesOf(posting),
    sections,
    late,
    days,
    from: inWords(startsAt),
    until: inWords(endsAt, true),
  };
  const telling = { about: { type: 'Posting', id }, city, cause: [id], at: startsAt, details };
  return [
    postingNotices.SUPPLEMENT_POSTED({ ...telling, to: [{ account: head.applicant }] }),
    postingNotices.TO_DISPLAY({ ...telling, waits: 'RUNNING', to: [{ organisation: unit, role: 'UNIT_OFFICER', except: head.applicant }] }),
  ];
}
type Changed = ReturnType<typeof changedFrom>;

/** The supplementary postings of an application, the last first: no more than it was returned. */
export function supplementsOf(table: Table, head: Application): Promise<Posting[]> {
  return walked(head, (id) => loadPosting(table, id));
}

/** The same for showing what may be done, in the batches of a page. */
export function supplementsIn(context: Context, head: Application): Promise<Posting[]> {
  return walked(head, (id) => postingIn(context, id));
}

async function walked({ id, posting, supplement }: Application, load: (id: string) => Promise<Posting | null>): Promise<Posting[]> {
  const all: Posting[] = [];
  for (let next = supplement ? posting : null; next !== null;) {
    const one: Posting | null = await load(next);
    if (!one?.supplement) break;
    all.push(one);
    next = postingId(id, one.number - 1);
  }
  return all;
}

/** For whoever approves or passes: refuses while what was mended has not been shown, and holds the transaction to it (U7). */
export async function afterShowing({ table, now }: Pick<Context, 'table' | 'now'>, head: Application): Promise<Write[]> {
  const postings = await supplementsOf(table, head);
  refuseIf(whyNotShown(head, postings, now));
  return postings.map(samePosting);
}

/** For the authority that records a change as one of form: refuses where there is nothing to record, else what ends the posting (U7). */
export async function withoutShowing(context: Context, head: Application): Promise<Write[]> {
  const postings = await supplementsOf(context.table, head);
  refuseIf(whyNotOfForm(head, postings));
  const [last] = postings;
  if (!last?.supplement) return [];
  const fact = { by: context.actor, at: context.now, action: 'stop' as const, reason: 'a change of form' };
  return stop(last, fact, { supplement: { ...last.supplement, isWaived: true } });
}
