/** Look-ups in the graph: what an officer has looked up on a day, and what stands in the history of an import (P2, V1). */
import { builder } from '../../builder.ts';
import { pricedPage, REQUEST } from '../../core/price.ts';
import { dayOf } from '../../core/time.ts';
import { AuditEntryType, historyOf } from '../../graph/history.ts';
import type { Lookups } from '../lookups/model.ts';
import { lookupsOf } from '../lookups/store.ts';
import { seesRecord } from '../sight.ts';
import { importRef } from './import.ts';
import { accountRef } from './types.ts';

const LookupsType = builder.objectRef<Lookups>('Lookups').implement({
  description: '经办人一日内核对证件号码、登录名的情况。What an officer has looked up on a day. Rule P2.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Day', description: '日期（北京时间）。' }),
    numbers: t.exposeInt('numbers', {
      description: '导入检查核对的证件号码数，同一任务重复核对的计一次。Numbers in workbooks that were checked.',
    }),
    refusals: t.exposeInt('refusals', {
      description: '因号码或登录名属于外单位人员而未开通账号的次数。Single attempts that met somebody elsewhere.',
    }),
    rows: t.exposeInt('rows', { description: '导入时因同样原因未成功的行数。Rows of imports that met somebody elsewhere.' }),
    history: t.pages({
      type: AuditEntryType,
      ...pricedPage(),
      description: '逐次记录。Each of them. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
      resolve: ({ account, day }, args, context) => historyOf(context, { kind: 'LOOKUPS', id: `${account}.${day}` }, args),
    }),
  }),
});

builder.objectField(accountRef, 'lookups', (t) =>
  t.field({
    type: LookupsType,
    nullable: true,
    price: REQUEST,
    args: { day: t.arg({ type: 'Day', required: false, description: '日期；不填为今日。Today where none is named.' }) },
    description:
      '该人员当日核对证件号码、登录名的情况：本人、市人社局、纪检监察可见；没有的为空。For the person, the bureau and supervisors; null where there is nothing. One table request. Rules P2, P10.',
    resolve: (account, { day }, context) =>
      seesRecord(context.actor, account) ? lookupsOf(context.table, account.account, day ?? dayOf(context.now)) : null,
  }),
);

builder.objectField(importRef, 'history', (t) =>
  t.pages({
    type: AuditEntryType,
    ...pricedPage(),
    description:
      '办理记录：发起、每次检查核对了多少号码、每批导入。Each check is there as a look-up, with how many numbers it was of. One table request. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    resolve: ({ id }, args, context) => historyOf(context, { kind: 'IMPORT', id }, args),
  }),
);
