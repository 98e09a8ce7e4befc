/** Look-ups in the graph: what an officer has looked up on a day, and what stands in the history of an import (P2, V1). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pricedPage, REQUEST } from '../../core/price.ts';
import { dayOf } from '../../core/time.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import type { Lookups } from '../lookups/model.ts';
import { lookupsOf } from '../lookups/store.ts';
import { seesRecord } from '../sight.ts';
import { importRef } from './import.ts';
import { accountRef } from './types.ts';

const LookupsType = builder.objectRef<Lookups>('Lookups').implement({
  description: manual(
    '经办人一日内核对证件号码、登录名的情况。',
    'What an officer looked up on a day: identity numbers and login names. Rule P2.',
  ),
  fields: (t) => ({
    day: t.expose('day', { type: 'Day', description: manual('日期（北京时间）。', 'The day, in Beijing time.') }),
    numbers: t.exposeInt('numbers', {
      description: manual(
        '导入检查核对的证件号码数，同一任务重复核对的计一次。',
        'How many identity numbers were looked up in checks of imports; repeated checks of the same import count once.',
      ),
    }),
    refusals: t.exposeInt('refusals', {
      description: manual(
        '因号码或登录名属于外单位人员而未开通账号的次数。',
        'How often an account was not opened because the number or login name belongs to a person of another unit.',
      ),
    }),
    rows: t.exposeInt('rows', {
      description: manual('导入时因同样原因未成功的行数。', 'How many rows of imports failed for the same reason.'),
    }),
    people: t.exposeInt('people', {
      description: manual(
        '按证件号码查找人员的次数，未查到的也计。',
        'How often a person was looked up by the number of their document, found or not.',
      ),
    }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: manual(
        '逐次记录。读表一次。',
        'The record of each look-up. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      ),
      resolve: ({ account, day }, args, context) => historyOf(context, { kind: 'LOOKUPS', id: `${account}.${day}` }, args),
    }),
  }),
});

builder.objectField(accountRef, 'lookups', (t) =>
  t.field({
    type: LookupsType,
    nullable: true,
    price: REQUEST,
    args: {
      day: t.arg({ type: 'Day', required: false, description: manual('日期；不填为今日。', 'The day; today where it is left out.') }),
    },
    description: manual(
      '该人员当日核对证件号码、登录名的情况：本人、市人社局、纪检监察可见；没有的为空。读表一次。',
      'What the person looked up on the day, identity numbers and login names: for the person, the bureau and supervisors; null where there was none. One table request. Rules P2, P10.',
    ),
    resolve: (account, { day }, context) =>
      seesRecord(context.actor, account) ? lookupsOf(context.table, account.account, day ?? dayOf(context.now)) : null,
  }),
);

builder.objectField(importRef, 'history', (t) =>
  t.pages({
    type: AuditEntryType,
    ...pricedPage(),
    description: manual(
      '办理记录：发起、每次检查核对了多少号码、每批导入。读表一次。',
      'The history: its beginning, each check with how many numbers it looked up, each batch imported. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: ({ id }, args, context) => historyOf(context, { kind: 'IMPORT', id }, args),
  }),
);
