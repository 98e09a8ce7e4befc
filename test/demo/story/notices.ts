/** How people are told: the digest of the day, the inbox with what is unread, and how each wants his mail (C13). */
import { APPLICANTS, SEEDED } from '../cast.ts';
import { CHOOSE, INBOX, MARK_ALL, MARK_READ, PREFERENCES } from '../inbox-graphql.ts';
import { freshKeyOf } from '../keys.ts';
import { addressOf, digestsIn, newMail } from '../mails.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { ji, gulinar, liYan, chenWei, yang, sun, ding, tao, du, zhou, seconded, central } = APPLICANTS;
const { nurse, flexible } = SEEDED;

/** Taken in and posted today. */
const POSTED: readonly Named[] = [ji, gulinar, liYan, chenWei, yang, sun, ding, tao, du, zhou, seconded, central, nurse, flexible];

type Notice = { id: string; topic: string; readAt: string | null; title: { zh: string; en: string }; about: { id: string } | null };
type Inbox = { inbox: { unreadCount: number; edges: { node: Notice }[] } };

async function inboxOf(stage: Stage, who: Named, unreadOnly = false): Promise<{ unread: number; notices: Notice[] }> {
  const { inbox } = await stage.client.ask<Inbox>(who.account, INBOX, { unreadOnly });
  return { unread: inbox.unreadCount, notices: inbox.edges.map(({ node }) => node) };
}

async function theDigest(stage: Stage): Promise<void> {
  await newMail(stage);
  await stage.until('2024-09-23T18:00:30+08:00');
  const digests = digestsIn(await newMail(stage));
  // Somebody has withdrawn in the afternoon: the school's two officers hear of that, and of nothing else.
  const offices = [SEEDED.highSchool, SEEDED.highSchoolSecond].map(addressOf);
  const [ofOffices, ofPeople] = [true, false].map((is) => digests.filter(({ to }) => offices.includes(to) === is));
  const told = (ofPeople ?? []).map(({ to }) => to).toSorted();
  stage.say(
    `18时，当天的进展合并为一封：共${digests.length}封。`,
    `At 18:00 the day’s news goes out, one mail for each: ${digests.length}.`,
  );
  stage.expectThat(
    '今日接收、公示的每人恰好一封 / everybody who was accepted and posted today has exactly one',
    told.join() === POSTED.map(addressOf).toSorted().join(),
    told,
  );
  stage.expectThat(
    '单位知悉本单位的人已撤回 / their unit hears that somebody has withdrawn',
    ofOffices?.length === 2 && ofOffices.every(({ subject, text }) => subject.includes('1条') && text.includes('已撤回申报')),
    ofOffices,
  );
  const hers = digests.find(({ to }) => to === addressOf(liYan));
  stage.expectThat(
    '两件事在一封里 / both things are in the one mail',
    hers !== undefined && hers.subject.includes('2条') && hers.text.includes('单位已接收您的申报') && hers.text.includes('开始单位公示'),
    hers?.text,
  );
}

async function theInbox(stage: Stage): Promise<void> {
  const { unread, notices } = await inboxOf(stage, gulinar);
  stage.say(
    `${gulinar.name}的收件箱：${notices.map(({ title }) => title.zh).join('；')}。未读${unread}条。`,
    `${gulinar.english}’s inbox, newest first: ${notices.map(({ title }) => title.en).join('; ')}. Unread: ${unread}.`,
  );
  stage.expectThat(
    '退回、接收、公示各一则，均未读，且连到所涉的申报或公示 / one each of the return, the acceptance and the posting, unread, and each leads to what it is about',
    notices.map(({ topic }) => topic).join() === 'POSTED,ACCEPTED,RETURNED' && unread === 3 && notices.every(({ about }) => about !== null),
    notices,
  );
  const [newest] = notices;
  const read = [MARK_READ, { notices: [newest?.id] }] as const;
  await stage.refuses({ zh: '把别人的通知标为已读', en: 'marks somebody else’s notice as read' }, sun, read, 'NOTICE_UNKNOWN');
  type Marks = { marked: number; left: number };
  const { markRead } = await stage.client.ask<{ markRead: Marks }>(gulinar.account, ...read);
  const { markAllRead } = await stage.client.ask<{ markAllRead: Marks }>(gulinar.account, MARK_ALL, { key: freshKeyOf('read-all') });
  const after = await inboxOf(stage, gulinar);
  stage.expectThat(
    '先读一则，再全部标为已读 / one is read, then all the others',
    markRead.marked === 1 && markRead.left === 2 && markAllRead.marked === 2 && markAllRead.left === 0,
    { markRead, markAllRead },
  );
  stage.expectThat(
    '未读为零，各有阅读时刻 / nothing is unread, and each says when it was read',
    after.unread === 0 && after.notices.every(({ readAt }) => readAt !== null),
    after,
  );
}

type Preference = { class: string; mail: string; isChosen: boolean; isFixed: boolean };

async function preferences(stage: Stage): Promise<void> {
  const { notificationPreferences } = await stage.client.ask<{ notificationPreferences: Preference[] }>(sun.account, PREFERENCES);
  const told = notificationPreferences.map((one) => `${one.class} ${one.mail}${one.isFixed ? ' 不可更改' : ''}`);
  stage.say(`邮件方式：${told.join('；')}。`, 'How each class of notices goes by mail, unless chosen otherwise.');
  stage.expectThat(
    '默认：提醒立即，进展和待办合并；依法告知的固定 / by default reminders at once, progress and work in the digest; what the law wants told is fixed',
    told.toSorted().join('; ') === 'PROGRESS DIGEST; REMINDERS AT_ONCE; REQUIRED AT_ONCE 不可更改; WORK DIGEST',
    notificationPreferences,
  );
  const off = [CHOOSE, { choices: [{ class: 'REQUIRED', mail: 'OFF' }] }] as const;
  await stage.refuses({ zh: '关闭依法必须告知的邮件', en: 'turns off what the law wants told' }, sun, off, 'REQUIRED_NOTICE', 'C13');
  await stage.client.ask(sun.account, CHOOSE, { choices: [{ class: 'PROGRESS', mail: 'OFF' }] });
  await stage.client.ask(tao.account, CHOOSE, { choices: [{ class: 'PROGRESS', mail: 'AT_ONCE' }] });
  stage.say(
    `${sun.name}不要进展邮件，${tao.name}要立即收到。`,
    `${sun.english} wants no mail of his progress, ${tao.english} wants each at once.`,
  );
}

export const noticesChapter: ChapterOf = { zh: '通知', en: 'How people are told', scenes: [theDigest, theInbox, preferences] };
