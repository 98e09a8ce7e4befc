/** The mutations of title documents: drafted, checked, signed, issued; put right; withdrawn from (R3, R4). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import type { Context } from '../../../core/context.ts';
import { answered, KEY_DESCRIPTION } from '../../../core/once.ts';
import { applicationRef } from '../../../application/graph/types.ts';
import { found, OrganisationType } from '../../../identity/graph/types.ts';
import { draftConferral, draftCorrection, draftWithdrawal } from '../../documents/actions/drafting.ts';
import { stateCase } from '../../documents/actions/hearing.ts';
import { issueDocument } from '../../documents/actions/issuing.ts';
import { checkDocument, confirmDocument, discardDocument, redraftDocument, returnDocument } from '../../documents/actions/signing.ts';
import type { Documented } from '../../documents/actions/changing.ts';
import { loadDocument } from '../../documents/store.ts';
import { CorrectedFieldEnum } from './parts.ts';
import { documentRef, DocumentType } from './type.ts';
import { rosterRef } from '../refs.ts';

/** Does it under its key, and answers the document as it then is. */
function documented<Body>(
  context: Context,
  request: { key: string | null | undefined; mutation: string; body: Body },
  action: (context: Context, body: Body) => Promise<Documented>,
) {
  return answered(context, request, action, async ({ document }) => found(await loadDocument(context.table, document)));
}

const ISSUING = ['COMMITTEE_OFFICE', 'BUREAU_OFFICER'] as const;
const ADDRESSED = manual(
  '主送机关，最多200字；不填为发文机关的默认主送。',
  'The addressees, at most 200 characters; those the issuer has as default where it is left out.',
);
const MORE = manual('另外写明的事项，至多5段，每段最多400字。', 'What else it says: at most 5 paragraphs of at most 400 characters each.');
const VERSION = manual('所见的版本。', 'The version as seen. Rule A4.');
const DOCUMENT = manual('文件。', 'The document.');

const CorrectionInput = builder.inputType('DocumentCorrectionInput', {
  description: manual('一处更正。', 'A correction.'),
  fields: (t) => ({
    application: t.globalID({
      required: true,
      for: [applicationRef],
      description: manual(
        '何人（其申报的标识，见 `RosterLine.applicationId`）。',
        'The person, by the id of their application (`RosterLine.applicationId`).',
      ),
    }),
    field: t.field({ type: CorrectedFieldEnum, required: true, description: manual('项目。', 'The field.') }),
    is: t.string({
      required: true,
      description: manual(
        '更正后的内容；适用范围填 PROVINCE 或 GRASSROOTS。',
        'The content as corrected; for the validity scope PROVINCE or GRASSROOTS.',
      ),
    }),
  }),
});

const WithdrawalInput = builder.inputType('DocumentWithdrawalInput', {
  description: manual('撤销一人的职称。', 'A person whose title is to be withdrawn.'),
  fields: (t) => ({
    application: t.globalID({
      required: true,
      for: [applicationRef],
      description: manual(
        '何人（其申报的标识，见 `RosterLine.applicationId`）。',
        'The person, by the id of their application (`RosterLine.applicationId`).',
      ),
    }),
    because: t.string({
      required: true,
      description: manual('理由，最多200字；告知本人。', 'The reason, at most 200 characters; the person is told.'),
    }),
  }),
});

builder.mutationFields((t) => ({
  draftTitleDocument: t.fieldWithInput({
    type: DocumentType,
    input: {
      roster: t.input.globalID({
        required: true,
        for: [rosterRef],
        description: manual('公示期满的名单。', 'The roster whose posting is over.'),
      }),
      joint: t.input.boolean({
        required: true,
        defaultValue: false,
        description: manual('与市人社局联合印发。', 'Whether it is issued jointly with the bureau.'),
      }),
      addressed: t.input.string({ required: false, description: ADDRESSED }),
      more: t.input.stringList({ required: true, defaultValue: [], description: MORE }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['COMMITTEE_OFFICE'] },
    description: manual(
      '拟发职称资格文件：评委会办事机构，公示期满无未办结异议的名单。随即生成校样，没有字库可以打印的字符在校样中列明。',
      'Drafts a title document: for the office of the committee, for a roster whose posting is over without an open objection. A proof is printed at once; characters that no font can print are listed in it. Rule R3. Errors: ROLE_REQUIRED, ROSTER_UNKNOWN, ROSTER_NOT_IN_STATE, OWN_APPLICATION, DOCUMENT_BEGUN, ROSTER_EMPTY, ISSUER_UNSET, INPUT_INVALID.',
    ),
    resolve: (_, { input: { key, roster, addressed, ...input } }, context) => {
      const body = { ...input, roster: roster.id, addressed: addressed ?? null };
      return documented(context, { key, mutation: 'draftTitleDocument', body }, draftConferral);
    },
  }),
  draftCorrection: t.fieldWithInput({
    type: DocumentType,
    input: {
      cites: t.input.globalID({
        required: true,
        for: [documentRef],
        description: manual('所更正的文件。', 'The document that is corrected.'),
      }),
      because: t.input.string({
        required: true,
        description: manual(
          '缘由，如“经用人单位提出并核实”，最多100字。',
          'What led to it, such as that the employer raised it and it was verified; at most 100 characters.',
        ),
      }),
      entries: t.input.field({
        type: [CorrectionInput],
        required: true,
        description: manual('更正的内容，至多50处。', 'The corrections, at most 50.'),
      }),
      joint: t.input.boolean({
        required: true,
        defaultValue: false,
        description: manual('与市人社局联合印发。', 'Whether it is issued jointly with the bureau.'),
      }),
      addressed: t.input.string({ required: false, description: ADDRESSED }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...ISSUING] },
    description: manual(
      '拟发更正文件，引述原文件：原发文机关。印发后更正职称档案，换发证书。',
      'Drafts a document of correction that cites the first: for the issuer of the first. Once issued, it puts the record of titles right and replaces the certificate. Rule R3. Errors: ROLE_REQUIRED, DOCUMENT_UNKNOWN, OWN_APPLICATION, NOT_CONFERRED, NAME_NOT_OF_ACCOUNT, ENTRY_SAME, ISSUER_UNSET, INPUT_INVALID.',
    ),
    resolve: (_, { input: { key, cites, addressed, entries, ...input } }, context) => {
      const named = entries.map((entry) => ({ ...entry, application: entry.application.id }));
      const body = { ...input, cites: cites.id, addressed: addressed ?? null, entries: named };
      return documented(context, { key, mutation: 'draftCorrection', body }, draftCorrection);
    },
  }),
  draftWithdrawal: t.fieldWithInput({
    type: DocumentType,
    input: {
      cites: t.input.globalID({
        required: true,
        for: [documentRef],
        description: manual('授予其职称的文件。', 'The document that conferred the titles.'),
      }),
      issuer: t.input.globalID({
        required: true,
        for: [OrganisationType],
        description: manual('发文机关：原发文机关，或市人社局。', 'The issuer: the issuer of the first document, or the bureau.'),
      }),
      basis: t.input.stringList({
        required: true,
        description: manual('依据的规定名称，不加书名号，1至5件。', 'The names of the rules it rests on, without title marks, 1 to 5.'),
      }),
      entries: t.input.field({
        type: [WithdrawalInput],
        required: true,
        description: manual('撤销的人员，至多20人。', 'The people whose titles are withdrawn, at most 20.'),
      }),
      joint: t.input.boolean({
        required: true,
        defaultValue: false,
        description: manual('与市人社局联合印发。', 'Whether it is issued jointly with the bureau.'),
      }),
      addressed: t.input.string({ required: false, description: ADDRESSED }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...ISSUING] },
    description: manual(
      '拟撤销职称：告知本人理由和陈述、申辩的期限，期满或者均已陈述的，方可印发决定。印发后职称撤销、证书作废、空额退回。',
      'Drafts the revocation of titles: the persons concerned are told the reason and the period in which to state their case; the decision can be issued only when the period is over or all have stated theirs. Once issued, the titles are revoked, the certificates void and the vacancies given back. Rules R4, O31. Errors: ROLE_REQUIRED, DOCUMENT_UNKNOWN, OWN_APPLICATION, NOT_CONFERRED, ISSUER_UNSET, INPUT_INVALID, YEAR_WITHOUT_HOLIDAYS.',
    ),
    resolve: (_, { input: { key, cites, issuer, addressed, entries, ...input } }, context) => {
      const named = entries.map((entry) => ({ ...entry, application: entry.application.id }));
      const body = { ...input, cites: cites.id, issuer: issuer.id, addressed: addressed ?? null, entries: named };
      return documented(context, { key, mutation: 'draftWithdrawal', body }, draftWithdrawal);
    },
  }),
  redraftDocument: t.fieldWithInput({
    type: DocumentType,
    input: {
      document: t.input.globalID({ required: true, for: [documentRef], description: DOCUMENT }),
      version: t.input.int({ required: true, description: VERSION }),
      addressed: t.input.string({
        required: false,
        description: manual(
          '主送机关，最多200字；不填为原来的。',
          'The addressees, at most 200 characters; as before where it is left out.',
        ),
      }),
      more: t.input.stringList({ required: true, description: MORE }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...ISSUING] },
    description: manual(
      '修改文稿：发文机关；修改的人为拟稿人，校样重新生成。',
      'Changes a draft: the issuer; the person who changes it becomes its drafter, and its proof is made anew. Rule R3. Errors: ROLE_REQUIRED, DOCUMENT_UNKNOWN, DOCUMENT_NOT_IN_STATE, OWN_APPLICATION, VERSION_STALE, INPUT_INVALID.',
    ),
    resolve: (_, { input: { key, document, addressed, ...input } }, context) => {
      const body = { ...input, document: document.id, addressed: addressed ?? null };
      return documented(context, { key, mutation: 'redraftDocument', body }, redraftDocument);
    },
  }),
  checkDocument: t.fieldWithInput({
    type: DocumentType,
    input: {
      document: t.input.globalID({ required: true, for: [documentRef], description: DOCUMENT }),
      version: t.input.int({ required: true, description: VERSION }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...ISSUING] },
    description: manual(
      '核稿：发文机关中拟稿人以外的经办人，凭校样。',
      'Checks a draft: an officer of the issuer other than its drafter, on the proof. Rule R3. Errors: ROLE_REQUIRED, DOCUMENT_UNKNOWN, DOCUMENT_NOT_IN_STATE, DRAFTER_CHECKS, PROOF_WAITS, UNPRINTABLE, NOT_CONFERRED, ENTRY_OUTDATED, OWN_APPLICATION, VERSION_STALE.',
    ),
    resolve: (_, { input: { key, document, version } }, context) =>
      documented(context, { key, mutation: 'checkDocument', body: { document: document.id, version } }, checkDocument),
  }),
  confirmDocument: t.fieldWithInput({
    type: DocumentType,
    input: {
      document: t.input.globalID({ required: true, for: [documentRef], description: DOCUMENT }),
      version: t.input.int({ required: true, description: VERSION }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...ISSUING] },
    description: manual(
      '会签联合印发的文件：市人社局。',
      'Countersigns a document issued jointly: the bureau. Rule R3. Errors: ROLE_REQUIRED, DOCUMENT_UNKNOWN, NOT_JOINT, DOCUMENT_NOT_IN_STATE, CONFIRMED_ALREADY, OWN_APPLICATION, VERSION_STALE.',
    ),
    resolve: (_, { input: { key, document, version } }, context) =>
      documented(context, { key, mutation: 'confirmDocument', body: { document: document.id, version } }, confirmDocument),
  }),
  returnDocument: t.fieldWithInput({
    type: DocumentType,
    input: {
      document: t.input.globalID({ required: true, for: [documentRef], description: DOCUMENT }),
      version: t.input.int({ required: true, description: VERSION }),
      reason: t.input.string({ required: true, description: manual('理由，最多300字。', 'The reason, at most 300 characters.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...ISSUING] },
    description: manual(
      '已核稿的退回修改：发文机关，或会签的市人社局。',
      'Returns a checked document to be drafted anew: the issuer, or the bureau that countersigns. Rule R3. Errors: ROLE_REQUIRED, DOCUMENT_UNKNOWN, DOCUMENT_NOT_IN_STATE, OWN_APPLICATION, VERSION_STALE, INPUT_INVALID.',
    ),
    resolve: (_, { input: { key, document, version, reason } }, context) =>
      documented(context, { key, mutation: 'returnDocument', body: { document: document.id, version, reason } }, returnDocument),
  }),
  issueDocument: t.fieldWithInput({
    type: DocumentType,
    input: {
      document: t.input.globalID({ required: true, for: [documentRef], description: DOCUMENT }),
      version: t.input.int({ required: true, description: VERSION }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...ISSUING] },
    description: manual(
      '编号印发：发文机关。文号按机关、年度逐一编排，不重不漏；随后职称载入档案、颁发证书（更正、撤销的，照此办理）。',
      'Numbers and issues a document: for its issuer. Numbers run by issuer and year, without gap or double; then the titles enter the record and the certificates are issued (a correction or revocation is carried out in the same way). Rules R3, R4. Errors: ROLE_REQUIRED, DOCUMENT_UNKNOWN, DOCUMENT_NOT_IN_STATE, NOT_CONFIRMED, HEARING_OPEN, PROOF_WAITS, UNPRINTABLE, NOT_CONFERRED, ENTRY_OUTDATED, ISSUER_UNSET, ISSUER_CHANGED, NUMBER_TAKEN, ROSTER_UNKNOWN, OWN_APPLICATION, VERSION_STALE.',
    ),
    resolve: (_, { input: { key, document, version } }, context) =>
      documented(context, { key, mutation: 'issueDocument', body: { document: document.id, version } }, issueDocument),
  }),
  discardDocument: t.fieldWithInput({
    type: DocumentType,
    input: {
      document: t.input.globalID({ required: true, for: [documentRef], description: DOCUMENT }),
      version: t.input.int({ required: true, description: VERSION }),
      reason: t.input.string({ required: true, description: manual('理由，最多300字。', 'The reason, at most 300 characters.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: [...ISSUING] },
    description: manual(
      '作废未印发的文稿：发文机关；其名单可另行拟稿。',
      'Discards a draft that was not issued: the issuer; its roster may have another draft. Rule R3. Errors: ROLE_REQUIRED, DOCUMENT_UNKNOWN, DOCUMENT_NOT_IN_STATE, OWN_APPLICATION, VERSION_STALE, INPUT_INVALID.',
    ),
    resolve: (_, { input: { key, document, version, reason } }, context) =>
      documented(context, { key, mutation: 'discardDocument', body: { document: document.id, version, reason } }, discardDocument),
  }),
  stateCase: t.fieldWithInput({
    type: DocumentType,
    input: {
      document: t.input.globalID({
        required: true,
        for: [documentRef],
        description: manual('拟撤销其职称的决定。', 'The document that is about to withdraw the title.'),
      }),
      text: t.input.string({
        required: true,
        description: manual('陈述、申辩意见，最多2000字。', 'The statement, at most 2000 characters.'),
      }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { person: true },
    whileBarred: true,
    description: manual(
      '陈述、申辩：拟被撤销职称的本人，期限内一次。',
      'States the case against a withdrawal: the person whose title is to be withdrawn, once, until the end of the period. Rule R4. Errors: DOCUMENT_UNKNOWN, HEARING_NONE, HEARING_OVER, HEARD_ALREADY, DOCUMENT_NOT_IN_STATE, INPUT_INVALID.',
    ),
    resolve: (_, { input: { key, document, text } }, context) =>
      documented(context, { key, mutation: 'stateCase', body: { document: document.id, text } }, stateCase),
  }),
}));
