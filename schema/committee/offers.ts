/** What may be done with a committee, its yearly notice and its experts now, and why not the rest (E1, E3, E6). Pure. */
import { isAccountOf, type Actor } from '../core/actor.ts';
import { judged, theirs, type Allowed, type Offers } from '../core/allowed.ts';
import { say } from '../core/refusal.ts';
import type { Filing } from './filing/model.ts';
import { whyNotFile, whyNotOffice } from './filing/rules.ts';
import type { Expert } from './pool/model.ts';
import { PLEDGE } from './pool/pledge.ts';
import { whyNotRemove } from './pool/rules.ts';
import { committeeRefusals } from './refusals.ts';
import type { Yearly } from './yearly/model.ts';
import { whyNotAnswerPostponement, whyNotAskPostponement, whyNotYearly } from './yearly/rules.ts';

type OfFiling = { actor: Actor; filing: Filing };
const ON_FILING: Offers<OfFiling> = {
  renewFiling: { title: say('重新备案', 'renew the filing'), judge: ({ actor, filing }) => ({ why: whyNotFile(actor, filing.city) }) },
  nameChairs: {
    title: say('确定主任委员、副主任委员', 'name the chair and vice-chairs'),
    judge: ({ actor, filing }) => ({ why: whyNotFile(actor, filing.city) }),
  },
  addExpert: { title: say('聘任评审专家', 'call an expert'), judge: ({ actor, filing }) => ({ why: whyNotOffice(actor, filing) }) },
  beginExpertImport: {
    title: say('批量聘任评审专家', 'call experts by workbook'),
    judge: ({ actor, filing }) => ({ why: whyNotOffice(actor, filing) }),
  },
  saveYearly: {
    title: say('草拟年度评审通知', 'draft the notice of the year'),
    judge: ({ actor, filing }) => ({ why: whyNotOffice(actor, filing) }),
  },
};

export const actionsOnCommittee = (actor: Actor, filing: Filing): Allowed[] => theirs(judged(ON_FILING, { actor, filing }));

type OfYearly = { actor: Actor; yearly: Yearly };
const office = ({ committee }: Yearly) => ({ id: committee });
const ON_YEARLY: Offers<OfYearly> = {
  saveYearly: {
    title: say('修改评审通知', 'edit the notice'),
    judge: ({ actor, yearly }) => ({ why: whyNotYearly(actor, office(yearly), yearly, 'DRAFT', 'FILED') }),
  },
  fileYearly: {
    title: say('报备', 'file it with the bureau'),
    judge: ({ actor, yearly }) => ({ why: whyNotYearly(actor, office(yearly), yearly, 'DRAFT') }),
  },
  publishYearly: {
    title: say('公布', 'publish it'),
    judge: ({ actor, yearly }) => ({ why: whyNotYearly(actor, office(yearly), yearly, 'FILED') }),
  },
  askPostponement: {
    title: say('申请延期', 'ask to postpone'),
    judge: ({ actor, yearly }) => ({ why: whyNotAskPostponement(actor, office(yearly), yearly) }),
  },
  answerPostponement: {
    title: say('答复延期申请', 'answer the postponement'),
    judge: ({ actor, yearly }) => ({ why: whyNotAnswerPostponement(actor, yearly) }),
  },
};

export const actionsOnYearly = (actor: Actor, yearly: Yearly): Allowed[] => theirs(judged(ON_YEARLY, { actor, yearly }));

type OfExpert = { actor: Actor; expert: Expert; filing: Filing };
const ON_EXPERT: Offers<OfExpert> = {
  changeExpert: {
    title: say('变更专家信息', 'change what is kept of them'),
    judge: ({ actor, expert, filing }) => ({
      why: whyNotKeep(actor, expert, filing) ?? (expert.removed ? committeeRefusals.EXPERT_REMOVED() : null),
    }),
  },
  removeExpert: {
    title: say('移出专家库', 'remove from the pool'),
    judge: ({ actor, expert, filing }) => ({ why: whyNotKeep(actor, expert, filing) ?? whyNotRemove(expert, filing) }),
  },
  acceptPledge: {
    title: say('签署承诺书', 'accept the pledge'),
    judge: ({ actor, expert }) => ({
      why: !isAccountOf(actor, expert.account) || expert.removed ? committeeRefusals.EXPERT_UNKNOWN() : null,
    }),
  },
};

function whyNotKeep(actor: Actor, { account }: Expert, filing: Filing) {
  return whyNotOffice(actor, filing) ?? (isAccountOf(actor, account) ? committeeRefusals.OWN_EXPERT() : null);
}

/** The pledge in force is accepted once. */
export function actionsOnExpert(actor: Actor, expert: Expert, filing: Filing): Allowed[] {
  const isPledged = expert.pledge?.version === PLEDGE.version;
  return theirs(judged(ON_EXPERT, { actor, expert, filing })).filter(({ action }) => action !== 'acceptPledge' || !isPledged);
}
