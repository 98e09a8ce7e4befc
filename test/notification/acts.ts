/** The mutations of notices and messages, each told once (C13). */
import { EVERYBODY, type Acts, type Who } from '../support/act.ts';
import { aDeadMessage, aNotice, MARK, MARK_ALL, PREFER, REDELIVER, REDELIVER_ALL } from '../support/notices.ts';

const everybody = EVERYBODY as [Who, ...Who[]];

export const NOTIFICATION: Acts = {
  markRead: { may: ['liu'], document: MARK, asks: async (world) => ({ notices: [await aNotice(world)] }) },
  markAllRead: {
    may: everybody,
    document: MARK_ALL,
    asks: async (world) => {
      await aNotice(world);
      return { until: '2024-09-12T00:00:00+08:00' };
    },
  },
  setNotificationPreferences: {
    may: everybody,
    document: PREFER,
    asks: () => ({ choices: [{ class: 'PROGRESS', mail: 'AT_ONCE' }] }),
  },
  redeliver: { may: ['wang'], document: REDELIVER, asks: async (world) => ({ message: await aDeadMessage(world) }) },
  redeliverAll: {
    may: ['wang', 'yu'],
    document: REDELIVER_ALL,
    asks: async (world) => {
      await aDeadMessage(world);
      return { kind: 'MAIL' };
    },
  },
};
