/** The mutations of title documents: drafted, checked, signed, issued; put right; withdrawn from (R3, R4). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { KEY_DESCRIPTION } from '../../../core/once.ts';
import { applicationRef } from '../../../application/graph/types.ts';
import { OrganisationType } from '../../../identity/graph/types.ts';
import { draftConferral, draftCorrection, draftWithdrawal } from '../../documents/actions/drafting.ts';
import { redraftDocument } from '../../documents/actions/signing.ts';
import { CorrectedFieldEnum } from './parts.ts';
import { documentRef, DocumentType } from './type.ts';
import { rosterRef } from '../refs.ts';
import { ADDRESSED, DOCUMENT, documented, ISSUING, MORE, VERSION } from './documented.ts';

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
}));
