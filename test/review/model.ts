/**
 * The review chain told a second time, in a few lines and without the code that is tested: what each act leads to, or that it is refused.
 * Two teachers of one school, one vacancy, one summary table. A test lets chance act on both and compares.
 */
import { instant } from '../support/world.ts';

export const PEOPLE = ['liu', 'yang'] as const;
export type Who = (typeof PEOPLE)[number];
const FINDINGS = ['DISMISSED', 'UPHELD', 'TO_MEND'] as const;
type Reviewer = 'UNIT' | 'DEPARTMENT' | 'RE_REVIEW';

/** Objections count as they come; the unit sees them from the full hour after it on (U4). */
type Posted = {
  state: string;
  endsAt: number;
  open: number;
  unseen: number;
  seenFrom: number;
  /** Which papers it shows, and whether it shows them again (U7). */
  papers: number;
  supplements: boolean;
};

/** How many open objections whoever handles them sees. */
export const shown = ({ open, unseen, seenFrom }: Posted, now: number): number => (now < seenFrom ? open - unseen : open);

/** One teacher's application. */
export type One = {
  state: string;
  submitted: boolean;
  recommended: boolean;
  approved: boolean;
  listed: boolean;
  returnedBy: Reviewer | null;
  authorities: number;
  asked: boolean;
  withdrawn: { from: string; at: number } | null;
  posting: Posted | null;
  /** The papers in the form, and those that were last shown in full (U7). */
  papers: number;
  shownPapers: number;
  /** What was sent last has to be shown, or need not; null where nothing was mended after the recommendation. */
  due: 'DUE' | 'NOT_DUE' | 'WAIVED' | null;
  /** Supplementary postings before the last. */
  earlier: Posted[];
};

export type Model = { now: number; people: Record<Who, One>; taken: number; table: 'NONE' | 'OPEN' | 'SENT' | 'RECEIVED' };

export type Act =
  | {
      act: 'submit' | 'accept' | 'post' | 'object' | 'recommend' | 'approve' | 'pass' | 'withdraw' | 'ask' | 'restore' | 'mend' | 'waive';
      who: Who;
    }
  | { act: 'decide'; who: Who; finding: (typeof FINDINGS)[number] }
  | { act: 'return' | 'refuse'; who: Who; by: 'chen' | 'zhao' | 'wang' }
  | { act: 'answer'; who: Who; consent: boolean }
  | { act: 'meet'; who: Who; forward: boolean }
  | { act: 'send' | 'recall' | 'receive' | 'sendBack' }
  | { act: 'wait'; hours: number };

/** All that anybody can try. */
export const EVERY_ACT: readonly Act[] = [
  ...PEOPLE.flatMap((who): Act[] => [
    ...(['submit', 'accept', 'post', 'object', 'recommend', 'approve', 'pass', 'withdraw', 'ask', 'restore', 'mend', 'waive'] as const).map(
      (act) => ({
        act,
        who,
      }),
    ),
    ...FINDINGS.map((finding) => ({ act: 'decide' as const, who, finding })),
    ...(['chen', 'zhao', 'wang'] as const).flatMap((by): Act[] => [
      { act: 'return', who, by },
      { act: 'refuse', who, by },
    ]),
    ...[true, false].flatMap((yes): Act[] => [
      { act: 'answer', who, consent: yes },
      { act: 'meet', who, forward: yes },
    ]),
  ]),
  ...(['send', 'recall', 'receive', 'sendBack'] as const).map((act) => ({ act })),
];

const APPLICATION_CLOSES = instant('2024-10-21T00:00:00+08:00');
const UNIT_CLOSES = instant('2024-11-01T00:00:00+08:00');
const RE_REVIEW_OPENS = UNIT_CLOSES;
const RE_REVIEW_CLOSES = instant('2024-11-11T00:00:00+08:00');
const PROVINCE_CLOSES = instant('2024-12-26T00:00:00+08:00');
const VACANCIES = 1;
const MOST_RETURNS = 3;
const WITH_UNIT = ['SUBMITTED', 'ACCEPTED', 'POSTED', 'CLEARED'];

export function beginning(now: number): Model {
  const one = (): One => ({
    state: 'DRAFT',
    submitted: false,
    recommended: false,
    approved: false,
    listed: false,
    returnedBy: null,
    authorities: 0,
    asked: false,
    withdrawn: null,
    posting: null,
    papers: 1,
    shownPapers: 0,
    due: null,
    earlier: [],
  });
  return { now, people: { liu: one(), yang: one() }, taken: 0, table: 'NONE' };
}

/** Until when what somebody returned can be sent again. */
function mendingCloses({ returnedBy }: One): number {
  return returnedBy === 'RE_REVIEW' ? RE_REVIEW_CLOSES : UNIT_CLOSES;
}

const isOpenToUnit = (one: One) => !one.recommended && (one.state === 'RETURNED' || WITH_UNIT.includes(one.state));

const isReReview = (now: number) => now >= RE_REVIEW_OPENS && now < RE_REVIEW_CLOSES;

const begun = (endsAt: number, papers: number, supplements: boolean): Posted => ({
  state: 'RUNNING',
  endsAt,
  open: 0,
  unseen: 0,
  seenFrom: 0,
  papers,
  supplements,
});

/** Supplementary postings of what was mended after the recommendation. */
const supplementsOf = ({ posting, earlier, due }: One) => (due && posting?.supplements ? [posting, ...earlier] : []);
const hasFailed = (one: One) => supplementsOf(one).some(({ state }) => state === 'FAILED');

/** What an authority had mended is posted again where it is not what was shown; what was upheld against it is not (U7). */
function shownAgain(one: One, now: number, endOf: (now: number, days: number) => number): void {
  if (one.papers === one.shownPapers || one.posting?.state === 'FAILED') {
    if (one.due) one.due = one.posting?.state === 'FAILED' ? 'DUE' : 'NOT_DUE';
    return;
  }
  if (one.posting?.supplements) one.earlier.unshift(one.posting);
  one.posting = begun(endOf(now, 3), one.papers, true);
  one.due = 'DUE';
}

/** Whether it may be approved: what was mended has been shown, and every objection to it is answered (U7). */
function isShown(one: One): boolean {
  if (hasFailed(one) || (supplementsOf(one).length > 0 && one.earlier.some(({ open }) => open > 0))) return false;
  return one.due !== 'DUE' || one.posting?.state === 'CLEARED';
}

/** As whom an officer returns or refuses, if he may at all. */
function reviewerOf(model: Model, one: One, by: 'chen' | 'zhao' | 'wang'): Reviewer | null {
  const { now, table } = model;
  const inReReview = isReReview(now) && table === 'RECEIVED';
  if (by === 'chen') return WITH_UNIT.includes(one.state) && now < UNIT_CLOSES ? 'UNIT' : null;
  if (one.state === 'APPROVED') return inReReview ? 'RE_REVIEW' : null;
  return by === 'zhao' && one.state === 'RECOMMENDED' && now < UNIT_CLOSES ? 'DEPARTMENT' : null;
}

/** Whether the act is possible; if it is, the model has made it. `endOf` says when a posting that begins now ends. */
export function perform(model: Model, act: Act, endOf: (now: number, days: number) => number): boolean {
  if (act.act === 'wait') return false; // time passes outside
  if (!('who' in act)) return onTable(model, act.act);
  const one = model.people[act.who];
  const to = (state: string): true => {
    one.state = state;
    return true;
  };
  const { now } = model;
  switch (act.act) {
    case 'submit':
      if (one.state === 'DRAFT' && now < APPLICATION_CLOSES) {
        one.submitted = true;
        return to('SUBMITTED');
      }
      if (one.state !== 'RETURNED' || now >= mendingCloses(one)) return false;
      if (one.returnedBy === 'UNIT') return to('SUBMITTED');
      shownAgain(one, now, endOf);
      return to(one.returnedBy === 'DEPARTMENT' ? 'RECOMMENDED' : 'APPROVED');
    case 'mend':
      if (one.state === 'DRAFT' ? now >= APPLICATION_CLOSES : one.state !== 'RETURNED' || now >= mendingCloses(one)) return false;
      one.papers += 1;
      return true;
    case 'waive': {
      const mayDecide = one.state === 'RECOMMENDED' ? now < UNIT_CLOSES : one.state === 'APPROVED' && isReReview(now);
      const open = [one.posting, ...one.earlier].reduce((sum, posting) => sum + (posting?.open ?? 0), 0);
      if (!mayDecide || one.due !== 'DUE' || one.posting?.state !== 'RUNNING' || open > 0) return false;
      one.due = 'WAIVED';
      one.shownPapers = one.posting.papers;
      stopPosting(one);
      return true;
    }
    case 'accept':
      return one.state === 'SUBMITTED' && now < UNIT_CLOSES && to('ACCEPTED');
    case 'post': {
      if (one.state !== 'ACCEPTED' || now >= UNIT_CLOSES || one.posting?.state === 'FAILED' || (one.posting?.open ?? 0) > 0) return false;
      const goesOn = one.posting?.state === 'SUSPENDED' && !one.posting.supplements;
      one.posting = begun(endOf(now, goesOn ? 3 : 5), one.papers, false);
      one.earlier = [];
      return to('POSTED');
    }
    case 'object':
      if (one.posting?.state !== 'RUNNING' || now >= one.posting.endsAt) return false;
      Object.assign(one.posting, objected(one.posting, now));
      return true;
    case 'decide':
      return decided(model, one, act.finding);
    case 'recommend':
      if (one.state !== 'CLEARED' || now >= UNIT_CLOSES || model.taken >= VACANCIES) return false;
      model.taken += 1;
      one.recommended = true;
      return to('RECOMMENDED');
    case 'approve':
      if (one.state !== 'RECOMMENDED' || now >= UNIT_CLOSES || !isShown(one) || model.table === 'SENT' || model.table === 'RECEIVED')
        return false;
      model.table = 'OPEN';
      one.approved = true;
      one.listed = true;
      return to('APPROVED');
    case 'pass':
      return one.state === 'APPROVED' && reviewerOf(model, one, 'wang') !== null && isShown(one) && to('PASSED');
    case 'meet':
      if (one.state !== 'PASSED' || now < RE_REVIEW_OPENS || now >= PROVINCE_CLOSES) return false;
      if (!act.forward) model.taken -= 1;
      return to(act.forward ? 'FORWARDED' : 'REFUSED');
    case 'return': {
      const reviewer = reviewerOf(model, one, act.by);
      if (!reviewer || (reviewer !== 'UNIT' && (one.authorities >= MOST_RETURNS || hasFailed(one)))) return false;
      if (reviewer !== 'UNIT') one.authorities += 1;
      one.returnedBy = reviewer;
      one.asked = false;
      stopPosting(one);
      return to('RETURNED');
    }
    case 'refuse': {
      if (!reviewerOf(model, one, act.by)) return false;
      if (one.recommended) model.taken -= 1;
      one.asked = false;
      stopPosting(one);
      return to('REFUSED');
    }
    case 'withdraw':
      if (one.recommended || !['DRAFT', ...WITH_UNIT, 'RETURNED'].includes(one.state)) return false;
      if (one.state === 'DRAFT' && now >= APPLICATION_CLOSES) return false;
      one.withdrawn = { from: one.state, at: now };
      if (one.state === 'POSTED') stopPosting(one);
      return to('WITHDRAWN');
    case 'ask':
      if (one.asked || !canBeLetGo(one)) return false;
      one.asked = true;
      return true;
    case 'answer':
      if (!one.asked || !canBeLetGo(one)) return false;
      one.asked = false;
      if (!act.consent) return true;
      model.taken -= 1;
      one.listed = false;
      stopPosting(one);
      one.withdrawn = { from: one.state, at: now };
      return to('WITHDRAWN');
    case 'restore':
      return restored(model, one, to);
  }
}

function canBeLetGo({ recommended, state }: One): boolean {
  return recommended && ['RECOMMENDED', 'APPROVED', 'PASSED', 'RETURNED'].includes(state);
}

function restored({ now }: Model, one: One, to: (state: string) => true): boolean {
  if (one.state !== 'WITHDRAWN' || !one.withdrawn || now >= endOfThirtyDays(one.withdrawn.at)) return false;
  const back = one.withdrawn.from === 'RETURNED' && !one.recommended ? 'RETURNED' : one.submitted ? 'SUBMITTED' : 'DRAFT';
  const closes = back === 'RETURNED' ? mendingCloses(one) : APPLICATION_CLOSES;
  if (now >= closes) return false;
  one.withdrawn = null;
  one.recommended = false;
  one.approved = false;
  one.due = null;
  return to(back);
}

/** 24时 of the thirtieth day after, in Beijing. */
function endOfThirtyDays(at: number): number {
  const [DAY, BEIJING] = [86_400_000, 8 * 3_600_000];
  return (Math.floor((at + BEIJING) / DAY) + 31) * DAY - BEIJING;
}

function objected({ open, unseen, seenFrom }: Posted, now: number): Partial<Posted> {
  const HOUR = 3_600_000;
  return { open: open + 1, unseen: now < seenFrom ? unseen + 1 : 1, seenFrom: (Math.floor(now / HOUR) + 1) * HOUR };
}

function decided({ now }: Model, one: One, finding: (typeof FINDINGS)[number]): boolean {
  const { posting } = one;
  if (!posting || shown(posting, now) === 0) return false;
  if (posting.supplements) {
    posting.open -= 1;
    if (finding === 'UPHELD') posting.state = 'FAILED';
    if (finding === 'TO_MEND' && posting.state === 'RUNNING') posting.state = 'SUSPENDED';
    return true;
  }
  if (finding === 'TO_MEND' && (!isOpenToUnit(one) || now >= UNIT_CLOSES)) return false;
  posting.open -= 1;
  if (finding === 'UPHELD') {
    posting.state = 'FAILED';
    if (isOpenToUnit(one) || (one.state === 'WITHDRAWN' && !one.recommended)) one.state = 'REFUSED';
  }
  if (finding === 'TO_MEND') {
    if (posting.state === 'RUNNING') posting.state = 'SUSPENDED';
    one.returnedBy = 'UNIT';
    one.state = 'RETURNED';
  }
  return true;
}

function stopPosting({ posting }: One): void {
  if (posting?.state === 'RUNNING') posting.state = 'STOPPED';
}

function onTable(model: Model, act: 'send' | 'recall' | 'receive' | 'sendBack'): boolean {
  const { now, table } = model;
  const inWindow = now < UNIT_CLOSES;
  const anybody = Object.values(model.people).some(({ listed }) => listed);
  switch (act) {
    case 'send':
      return table === 'OPEN' && inWindow && anybody && Boolean((model.table = 'SENT'));
    case 'recall':
      return table === 'SENT' && inWindow && Boolean((model.table = 'OPEN'));
    case 'receive':
      return table === 'SENT' && Boolean((model.table = 'RECEIVED'));
    case 'sendBack':
      return (table === 'SENT' || table === 'RECEIVED') && inWindow && Boolean((model.table = 'OPEN'));
  }
}

/** The clock has come to an instant: postings that are over and have nothing open are closed, and what they posted is clear. */
export function pass(model: Model, now: number, patience: number): void {
  model.now = now;
  for (const one of Object.values(model.people)) {
    if (one.posting?.state === 'RUNNING' && one.posting.open === 0 && one.posting.endsAt + patience <= now) {
      one.posting.state = 'CLEARED';
      one.shownPapers = one.posting.papers;
      if (one.state === 'POSTED') one.state = 'CLEARED';
    }
  }
}

/** What would bring an application on, so that chance comes far. */
export function onward(model: Model, who: Who): Act {
  const { state } = model.people[who];
  switch (state) {
    case 'DRAFT':
    case 'RETURNED':
      return { act: 'submit', who };
    case 'SUBMITTED':
      return { act: 'accept', who };
    case 'ACCEPTED':
      return answered(model, who) ?? { act: 'post', who };
    case 'POSTED':
      return answered(model, who) ?? { act: 'wait', hours: 7 * 24 };
    case 'CLEARED':
      return { act: 'recommend', who };
    case 'RECOMMENDED':
      return isShown(model.people[who]) ? { act: 'approve', who } : (answered(model, who) ?? { act: 'wait', hours: 7 * 24 });
    case 'APPROVED':
      if (!isShown(model.people[who])) return answered(model, who) ?? { act: 'wait', hours: 7 * 24 };
      if (model.table === 'OPEN') return { act: 'send' };
      if (model.table === 'SENT') return { act: 'receive' };
      return model.now < RE_REVIEW_OPENS ? { act: 'wait', hours: 10 * 24 } : { act: 'pass', who };
    case 'PASSED':
      return { act: 'meet', who, forward: true };
    default:
      return { act: 'restore', who };
  }
}

/** What would answer the objections that are open, if any are: first they must be seen. */
function answered({ people, now }: Model, who: Who): Act | null {
  const { posting } = people[who];
  if (!posting || posting.open === 0) return null;
  return shown(posting, now) > 0 ? { act: 'decide', who, finding: 'DISMISSED' } : { act: 'wait', hours: 1 };
}
