/** Where title documents are found: by their roster, by the application whose title they confer, in lists (R3, V7). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { pageOn } from '../../../core/listed.ts';
import { ITEM, pricedPage } from '../../../core/price.ts';
import { CYCLE_DESCRIPTION } from '../../../announcement/graph/enums.ts';
import { OrganisationType } from '../../../identity/graph/types.ts';
import { ApplicationType } from '../../../application/graph/types.ts';
import type { Application } from '../../../application/model.ts';
import { documentOf } from '../../documents/store.ts';
import { ISSUER_DOCUMENTS, TITLE_DOCUMENTS } from '../../listed.ts';
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
    resolve: (_, args, context) => pageOn(TITLE_DOCUMENTS.open(context, args), args),
  }),
  issuerDocuments: t.pages({
    type: DocumentType,
    args: {
      organisation: t.arg.globalID({ required: true, for: [OrganisationType], description: manual('发文机关。', 'The issuer.') }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
    },
    ...pricedPage(),
    authScopes: { role: ISSUER_DOCUMENTS.readers },
    description: manual(
      '一个机关拟发、已发的文件，新的在前：本机关、市人社局、纪检监察。读表一次。',
      'The documents that an organisation has drafted or issued, newest first: for that organisation, the bureau and supervisors. One table request. Rule R3. Errors: ORGANISATION_UNKNOWN, CYCLE_UNKNOWN, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, { organisation, cycle, ...args }, context) =>
      pageOn(ISSUER_DOCUMENTS.open(context, { organisation: organisation.id, cycle }), args),
  }),
}));
