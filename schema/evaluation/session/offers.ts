/** What may be done with a meeting now, and why not the rest (E8, E9, E11). Pure. */
import { isAccountOf, type Actor } from '../../core/actor.ts';
import { judged, theirs, type Allowed, type Offers } from '../../core/allowed.ts';
import { say, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import type { Filing } from '../../committee/filing/model.ts';
import { whyNotOffice } from '../../committee/filing/rules.ts';
import { sessionRefusals } from './refusals.ts';
import type { Session } from './model.ts';
import { mayConfirm, presentIn, whyNotInState, whyNotRun } from './rules.ts';

type About = { actor: Actor; session: Session; filing: Filing | null; now: Instant };

const running = ({ actor, session }: About): { why: Refusal | null } => ({
  why: whyNotRun(actor, session) ?? whyNotInState(session, 'OPEN'),
});
const office = ({ actor, session }: About, ...states: Session['state'][]) => ({
  why: whyNotOffice(actor, { id: session.committee }) ?? whyNotInState(session, ...states),
});

function whyNotMember({ actor, session }: About): Refusal | null {
  const isMember = session.members.some(({ account }) => isAccountOf(actor, account));
  return isMember ? whyNotInState(session, 'OPEN') : sessionRefusals.SESSION_UNKNOWN();
}

function whyNotConfirm({ actor, session, filing }: About): Refusal | null {
  const may = filing !== null && actor.kind === 'person' && mayConfirm(session, filing, actor.account);
  return may ? null : sessionRefusals.CONFIRMERS_ONLY();
}

const isIn = ({ actor, session, now }: About): boolean => presentIn(session, now).some((account) => isAccountOf(actor, account));

const OFFERS: Offers<About> = {
  checkIn: {
    title: say('签到', 'check in'),
    judge: (about) => ({ why: whyNotMember(about) ?? (isIn(about) ? sessionRefusals.ALREADY_PRESENT() : null) }),
  },
  admitMember: { title: say('代为签到', 'check a member in'), judge: (about) => office(about, 'OPEN') },
  leaveSession: {
    title: say('离会', 'leave'),
    judge: (about) => ({ why: whyNotMember(about) ?? (isIn(about) ? null : sessionRefusals.NOT_PRESENT()) }),
  },
  callCandidate: { title: say('叫号', 'call a candidate'), judge: running },
  noteDefence: { title: say('记录答辩情况', 'note how a defence went'), judge: running },
  openVotes: { title: say('开启投票', 'open votes'), judge: running },
  closeVotes: { title: say('结束投票并计票', 'close votes and count'), judge: running },
  closeSession: {
    title: say('结束会议', 'end the meeting'),
    judge: (about) => ({
      why: running(about).why ?? (about.session.openVotes > 0 ? sessionRefusals.VOTES_OPEN({ open: about.session.openVotes }) : null),
    }),
  },
  confirmMinutes: {
    title: say('确认会议记录', 'confirm the minutes'),
    judge: (about) => ({ why: whyNotConfirm(about) ?? whyNotInState(about.session, 'CLOSED') }),
  },
  announceResults: { title: say('宣布结果', 'announce the results'), judge: (about) => office(about, 'SEALED') },
  addMinutesNote: {
    title: say('补充更正会议记录', 'add a correction to the minutes'),
    judge: (about) => office(about, 'SEALED', 'ANNOUNCED'),
  },
};

export function actionsOnSession(about: About): Allowed[] {
  // To whoever may not confirm it is not offered.
  return theirs(judged(OFFERS, about)).filter(({ why }) => why?.code !== 'CONFIRMERS_ONLY');
}
