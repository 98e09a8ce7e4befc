/** What becomes of a draft: checked, confirmed by a second issuer, given back, issued, discarded; and what those say whom it burdens (R3). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { KEY_DESCRIPTION } from '../../../core/once.ts';
import { stateCase } from '../../documents/actions/hearing.ts';
import { issueDocument } from '../../documents/actions/issuing.ts';
import { checkDocument, confirmDocument, discardDocument, returnDocument } from '../../documents/actions/signing.ts';
import { documentRef, DocumentType } from './type.ts';
import { DOCUMENT, documented, ISSUING, VERSION } from './documented.ts';

builder.mutationFields((t) => ({
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
