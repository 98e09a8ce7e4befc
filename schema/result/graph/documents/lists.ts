/** Where title documents are found: by their roster, by the application whose title they confer, in lists (R3, V7). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { connectionOf, pageOf } from '../../../core/page.ts';
import { ITEM, pricedPage } from '../../../core/price.ts';
import { oversees } from '../../../announcement/sight.ts';
import { knownCycle } from '../../../announcement/cycles.ts';
import { CYCLE_DESCRIPTION } from '../../../announcement/graph/enums.ts';
import { cycleFor } from '../../../identity/actions/known.ts';
import { OrganisationType } from '../../../identity/graph/types.ts';
import { identityRefusals } from '../../../identity/refusals.ts';
import { organisationIn } from '../../../identity/store.ts';
import { ApplicationType } from '../../../application/graph/types.ts';
import type { Application } from '../../../application/model.ts';
import { documentOf, listIssued, listIssuerDocuments } from '../../documents/store.ts';
import { isOfIssuer } from '../../issuers/rules.ts';
import { RosterType } from '../rosters.ts';
import { DocumentType } from './type.ts';

builder.objectField(RosterType, 'titleDocument', (t) =>
  t.field({
    type: DocumentType,
    nullable: true,
    price: ITEM,
    description: manual(
      '印发的授予其职称的资格文件；没有的、无权查看的为空。',
      'The title document issued to confer its titles; null where there is none, or for those who may not see it. Rule R3.',
    ),
    resolve: ({ document }, _, context) => (document === null ? null : documentOf(context, document)),
  }),
);

const ConferralType = builder.objectRef<NonNullable<Application['conferred']>>('Conferral').implement({
  description: manual('取得的职称及其依据。', 'The title that was conferred, and by what. Rule R3.'),
  fields: (t) => ({
    number: t.exposeString('number', { description: manual('文号。', 'The number of the document.') }),
    at: t.expose('at', { type: 'Instant', description: manual('载入时刻。', 'When it was entered on the record.') }),
    from: t.expose('from', { type: 'Day', description: manual('资格起算日。', 'The day from which the title counts.') }),
    document: t.field({
      type: DocumentType,
      nullable: true,
      price: ITEM,
      description: manual('资格文件；外机关印发的为空。', 'The title document; null where another authority issued it.'),
      resolve: ({ document }, _, context) => documentOf(context, document),
    }),
  }),
});

builder.objectField(ApplicationType, 'conferral', (t) =>
  t.expose('conferred', {
    type: ConferralType,
    nullable: true,
    description: manual('取得的职称；未印发文件的为空。', 'The title conferred; null until a document confers it. Rule R3.'),
  }),
);

builder.queryFields((t) => ({
  titleDocuments: t.pages({
    type: DocumentType,
    args: { cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }) },
    ...pricedPage(),
    authScopes: { public: true },
    description: manual(
      '已印发的职称资格文件，新的在前：任何人，无须登录。读表一次。',
      'The title documents issued, newest first: anybody, without logging in. One table request. Rules R3, V7. Errors: CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { cycle, ...args }, context) => {
      const page = pageOf(args);
      const { rows, cursors, next } = await listIssued(context.table, await knownCycle(context, cycle), page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
  issuerDocuments: t.pages({
    type: DocumentType,
    args: {
      organisation: t.arg.globalID({ required: true, for: [OrganisationType], description: manual('发文机关。', 'The issuer.') }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
    },
    ...pricedPage(),
    authScopes: { role: ['COMMITTEE_OFFICE', 'BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '一个机关拟发、已发的文件，新的在前：本机关、市人社局、纪检监察。读表一次。',
      'The documents that an organisation has drafted or issued, newest first: for that organisation, the bureau and supervisors. One table request. Rule R3. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, { organisation, cycle, ...args }, context) => {
      const one = await organisationIn(context, organisation.id);
      if (!one || !(isOfIssuer(context.actor, one.id) || oversees(context.actor, one))) throw identityRefusals.ORGANISATION_UNKNOWN();
      const page = pageOf(args);
      const of = { organisation: one.id, cycle: await cycleFor(context, cycle, one.id) };
      const { rows, cursors, next } = await listIssuerDocuments(context.table, of, page);
      return connectionOf(rows, cursors, page.after, next);
    },
  }),
}));
