/** Objections in the graph: those of a unit or a committee, one by its number and code, and the ticket that an anonymous one needs (U4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pageOn } from '../../core/listed.ts';
import { pricedPage, REQUEST } from '../../core/price.ts';
import { vouchFor } from '../../core/sight.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { codeOf } from '../actions/object.ts';
import { mayObject } from '../actions/shown.ts';
import { askedOf, ticketFor, type Ticket } from '../actions/ticket.ts';
import { UNIT_OBJECTIONS } from '../listed.ts';
import { postingRefusals } from '../refusals.ts';
import { loadObjection, postingIn } from '../store.ts';
import { ObjectionType } from './objection-type.ts';
import { postingRef } from './refs.ts';

const PAGING = 'PAGE_TOO_LARGE, CURSOR_INVALID';

builder.queryFields((t) => ({
  unitObjections: t.pages({
    type: ObjectionType,
    args: {
      unit: t.arg.globalID({
        required: true,
        for: [OrganisationType],
        description: manual('单位，或评委会办事机构。', 'The unit, or the office of a committee.'),
      }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
      open: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: manual('未办结的，或已办结的。', 'Those still open, or those decided.'),
      }),
    },
    ...pricedPage(2), // one, unless much of it is not to be seen
    authScopes: { role: UNIT_OBJECTIONS.readers },
    description: manual(
      '对本单位公示、本评委会评审结果公示的异议，期限近的在前：单位或评委会办事机构的经办人、其上级部门、市人社局、纪检监察；对本人的不列。读表一次。',
      `Objections to the postings of the unit or the results posted by the committee, the nearest deadline first: for officers of the unit or of the committee’s office, the department above, the bureau and supervisors; objections to the viewer’s own posting are not listed. One table request. Rule U4. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, ${PAGING}.`,
    ),
    resolve: (_, { unit, cycle, open, ...args }, context) => pageOn(UNIT_OBJECTIONS.open(context, { unit: unit.id, cycle, open }), args),
  }),
  objection: t.field({
    type: ObjectionType,
    args: {
      number: t.arg.string({ required: true, description: manual('异议编号。', 'The number of the objection.') }),
      code: t.arg.string({
        required: true,
        description: manual('提出异议时得到的查询码。', 'The code received when the objection was lodged.'),
      }),
    },
    price: REQUEST,
    authScopes: { public: true },
    description: manual(
      '凭编号和查询码查看异议的办理情况：任何持有二者的人，无须登录。',
      'The progress of an objection, by its number and code: anybody who has both, without logging in. Rule U4. Errors: OBJECTION_UNKNOWN.',
    ),
    resolve: async (_, { number, code }, context) => {
      const one = await loadObjection(context.table, number);
      if (!one || (await codeOf(context, one.id)) !== code) throw postingRefusals.OBJECTION_UNKNOWN();
      return vouchFor(context, one); // whoever has its code sees its course
    },
  }),
}));

export const TicketType = builder.objectRef<Ticket>('ObjectionTicket').implement({
  description: manual(
    '受理号：未登录实名的异议须先取得，一小时内有效。',
    'A ticket: needed before an objection by name is lodged without logging in; valid for an hour. Rule U4.',
  ),
  fields: (t) => ({
    ticket: t.exposeString('ticket', {
      description: manual(
        '受理号，作为 `lodgeObjection` 的幂等键；请勿告知他人。',
        'The ticket, used as the key of `lodgeObjection`; keep it secret.',
      ),
    }),
    bits: t.exposeInt('bits', {
      description: manual(
        '所要求的计算量（位），即计算结果须有的零位数：未办结的异议越多要求越高。',
        'The work required, in bits: how many zero bits the proof must give; the more objections are open, the more it is.',
      ),
    }),
    expiresAt: t.expose('expiresAt', { type: 'Instant', description: manual('失效时刻。', 'When it expires.') }),
  }),
});

builder.queryField('objectionTicket', (t) =>
  t.field({
    type: TicketType,
    args: { posting: t.arg.globalID({ required: true, for: [postingRef], description: manual('公示。', 'The posting.') }) },
    price: REQUEST,
    authScopes: { public: true },
    description: manual(
      '取得对某公示提出异议的受理号：能看到该公示的人；系统不留存任何记录。匿名的请同样发往 `/graphql/anonymous`。',
      'Gets a ticket to object to a posting: anybody who can see the posting; nothing is kept of it. For an anonymous objection send this to `/graphql/anonymous` too. Rule U4. Errors: POSTING_UNKNOWN.',
    ),
    resolve: async (_, { posting }, context) => {
      const one = await postingIn(context, posting.id);
      if (!one || !(await mayObject(context, one))) throw postingRefusals.POSTING_UNKNOWN();
      return ticketFor(context, await askedOf(context, one));
    },
  }),
);
