/** Notices to test with: told as a slice tells them, read and marked as a client does it. */
import { declareNotices } from '../../schema/core/notice.ts';
import type { Notice } from '../../schema/core/outbox.ts';
import { DAY } from '../../schema/core/time.ts';
import { freshKey } from './forms.ts';
import { mutation } from './mutation.ts';
import { CITY, type World } from './world.ts';

const NOTICES = declareNotices({
  RETURNED: { rule: 'U1', required: false, zh: { title: '申报被退回', text: '{why}' }, en: { title: 'Returned', text: '{why}' } },
  ARRIVED: {
    rule: 'U1',
    class: 'WORK',
    asks: null,
    required: false,
    zh: { title: '新的申报', text: '有新的申报待审核。' },
    en: { title: 'Arrived', text: 'An application has arrived.' },
  },
  REFUSED: { rule: 'U1', required: true, zh: { title: '不予推荐', text: '{why}' }, en: { title: 'Refused', text: '{why}' } },
});

/** Puts a notice into the outbox, as an action of another slice would with its own writes: of the city that stories live in, unless told. */
export async function told(
  world: World,
  topic: keyof typeof NOTICES,
  to: string | Notice['to'],
  cause = freshKey(),
  about: Notice['about'] = { type: 'Organisation', id: 'school' },
  city = CITY,
): Promise<void> {
  const recipients = typeof to === 'string' ? [{ account: to }] : to;
  await world.table.transact([
    NOTICES[topic]({ to: recipients, about, city, cause: [cause], at: world.now, details: { why: `因为${cause}` } }),
  ]);
}

export const INBOX = `query ($first: Int, $after: String, $unreadOnly: Boolean! = false) {
  inbox(first: $first, after: $after, unreadOnly: $unreadOnly) {
    unreadCount pageInfo { hasNextPage endCursor }
    edges { node { id topic class rule title: heading { zh en } text: body { zh en } at readAt version about { id __typename } } }
  }
}`;
export const MARK = mutation('markRead', 'marked left');
export const MARK_ALL = mutation('markAllRead', 'marked left');
export const PREFER = mutation('setNotificationPreferences', 'class mail isChosen isFixed');
export const UNDELIVERED = `query ($city: String, $state: UndeliveredState, $kind: MessageKind, $first: Int, $after: String) {
  undelivered(city: $city, state: $state, kind: $kind, first: $first, after: $after) {
    edges { node { id kind: messageKind city: cityCode to cause state: messageState tries lastError since nextTryAt triedUntil } } pageInfo { hasNextPage endCursor }
  }
}`;
export const REDELIVER_ALL = mutation('redeliverAll', 'redelivered: messages hasMore');
export const REDELIVER = mutation('redeliver', 'id state: messageState tries');

export async function inbox(world: World, who: string, variables: Record<string, unknown> = {}) {
  const answer = await world.does(who, INBOX, variables);
  return { ...answer.inbox, notices: answer.inbox.edges.map(({ node }: { node: object }) => node) };
}

/** The id of liu’s first notice. */
export async function aNotice(world: World): Promise<string> {
  await told(world, 'RETURNED', 'liu', 'a-notice');
  await world.deliver();
  return (await inbox(world, 'liu')).notices[0].id;
}

/** The id of a mail to liu that was given up: a day after it first failed. */
export async function aDeadMessage(world: World, cause = 'a-message'): Promise<string> {
  world.poisoned.add('liu@example.cn');
  await told(world, 'REFUSED', 'liu', cause);
  await world.deliver();
  world.at(world.now + DAY);
  await world.sweep();
  world.poisoned.clear();
  const { undelivered } = await world.does('wang', UNDELIVERED, { state: 'DEAD' });
  return undelivered.edges[0].node.id;
}

export const mailsTo = (world: World, who: string) => world.mails.filter(({ to }) => to === `${who}@example.cn`);
