/** What may be done with a title on record now, and why not the rest (R3, P7). Pure. */
import type { Actor } from '../../core/actor.ts';
import { theirs, type Allowed } from '../../core/allowed.ts';
import type { Bilingual, Refusal } from '../../core/refusal.ts';
import { titleRefusals } from './refusals.ts';
import type { Title } from './model.ts';
import { whyNotCheck, whyNotRecheck, whyNotWithdraw, type Holder } from './rules.ts';

const offer = (action: string, title: Bilingual, why: Refusal | null): Allowed => ({ action, title, why, closesAt: null });

/** Of a title that the one who asks may see. */
export function actionsOnTitle(actor: Actor, holder: Holder | null, title: Title, bureau: string): Allowed[] {
  const none = titleRefusals.TITLE_UNKNOWN();
  return theirs([
    offer('checkTitle', { zh: '核验职称', en: 'check the title' }, holder ? whyNotCheck(actor, holder, title, bureau) : none),
    offer('recheckTitle', { zh: '重新核验', en: 'check it once more' }, holder ? whyNotRecheck(actor, holder, title, bureau) : none),
    offer('withdrawTitle', { zh: '撤回登记', en: 'take it back' }, holder ? whyNotWithdraw(actor, holder, title) : none),
  ]);
}
