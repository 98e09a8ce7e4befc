/** What may be done with a draft now, and why not the rest, from the rules that the mutations ask. Pure. */
import type { Actor } from '../core/actor.ts';
import { theirs, type Allowed } from '../core/allowed.ts';
import { say, type Bilingual, type Refusal } from '../core/refusal.ts';
import type { Instant } from '../core/time.ts';
import type { Draft } from './model.ts';
import { whyNotAmend, whyNotPublish, whyNotRehearse, whyNotSave, whyNotWithdraw } from './rules.ts';

const offer = (action: string, title: Bilingual, why: Refusal | null, closesAt: Instant | null = null): Allowed => ({
  action,
  title,
  why,
  closesAt,
});

/** `opensAt`: when what it has published opens; null where that is not in force. */
export function actionsOnDraft(actor: Actor, draft: Draft, opensAt: Instant | null, now: Instant): Allowed[] {
  const publish = draft.proposed ? say('确认发布', 'confirm the publication') : say('提出发布', 'propose the publication');
  return theirs([
    offer('saveAnnouncement', say('保存', 'save a part'), whyNotSave(actor, draft)),
    offer('beginCommitteeImport', say('以工作簿导入评委会', 'import committees from a workbook'), whyNotSave(actor, draft)),
    offer('rehearseAnnouncement', say('试算', 'rehearse'), whyNotRehearse(actor, draft)),
    offer('publishAnnouncement', publish, whyNotPublish(actor, draft)),
    offer('amendAnnouncement', say('调整', 'amend'), whyNotAmend(actor, draft)),
    offer('withdrawAnnouncement', say('撤回', 'withdraw'), whyNotWithdraw(actor, draft, opensAt, now), opensAt),
  ]);
}
