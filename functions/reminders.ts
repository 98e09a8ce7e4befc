/**
 * Fires at each offset before a deadline, a minute after each deadline, and after an amendment, publication or withdrawal, at the hour of the
 * digest, and hourly to catch up; the first run after midnight has risk signals looked for (V6). A run cut off goes on where it was; whoever
 * has been told is not told again: how far each mailing came stands in the transactions that tell (C8, C13).
 */
import { sendDue } from '../schema/notification/actions/index.ts';
import { contextMaker, tableOf } from './runtime/deps.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { log } from './runtime/log.ts';
import { scheduled } from './runtime/scheduled.ts';

const contextOf = contextMaker({ table: tableOf(readEnv(FUNCTIONS.reminders)) });

export const handler = scheduled('reminders', async (now) => {
  const { amended, announced, moved, reminded, meetings, milestones, lastDays, due, forms, missed, searched, digests } = await sendDue(
    contextOf(now),
  );
  for (const { cycle, number, sent } of amended) log.info('amendment told', { cycle, number, sent });
  for (const { cycle, what, sent } of announced) log.info('notice told', { cycle, what, sent });
  for (const { cycle, committee, sent } of moved) log.info('meeting moved', { cycle, committee, sent });
  for (const { cycle, at, sent } of reminded) log.info('reminded', { cycle, at, sent });
  for (const { cycle, committee, at, sent } of meetings) log.info('reminded of a meeting', { cycle, committee, at, sent });
  for (const { cycle, milestone, at, sent } of milestones) log.info('reminded of a day', { cycle, milestone, at, sent });
  for (const { cycle, day, sent } of lastDays) log.info('last day told', { cycle, day, sent });
  for (const { cycle, day, sent } of due) log.info('due objections told', { cycle, day, sent });
  for (const { cycle, week, sent } of forms) log.info('review forms not downloaded', { cycle, week, sent });
  for (const { cycle, phase, sent } of missed) log.info('missed', { cycle, phase, sent });
  for (const { cycle, day } of searched) log.info('risk signals asked for', { cycle, day });
  for (const { digest, sent } of digests) log.info('digest', { digest, sent });
  return {
    sent: [
      ...amended,
      ...announced,
      ...moved,
      ...reminded,
      ...meetings,
      ...milestones,
      ...lastDays,
      ...due,
      ...forms,
      ...missed,
      ...digests,
    ].reduce((total, { sent }) => total + sent, 0),
  };
});
