/** The posting's enumerations in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { named } from '../../graph/named.ts';
import { AUDIENCE_NAMES, POSTING_STATE_NAMES, type ATTACHMENT_KINDS, type FINDINGS } from '../model.ts';

export const PostingStateEnum = builder.enumType('PostingState', {
  description: manual('公示状态。', 'The state of a posting. Rules U4, U5.'),
  values: named(POSTING_STATE_NAMES),
});

export const AudienceEnum = builder.enumType('Audience', {
  description: manual('公示范围。', 'The audience of a posting. Rules U2, U3.'),
  values: named(AUDIENCE_NAMES),
});

export const FindingEnum = builder.enumType('Finding', {
  description: manual('异议核查结论。', 'The finding on an objection. Rule U4.'),
  values: {
    DISMISSED: { description: manual('不成立。', 'Dismissed: the objection does not hold.') },
    UPHELD: { description: manual('属实，不予推荐。', 'Upheld: the application is not recommended.') },
    TO_MEND: {
      description: manual(
        '属实，可更正：退回修改后继续公示。',
        'Upheld, and can be mended: the application is returned to be mended, and the posting goes on afterwards.',
      ),
    },
  } satisfies Record<(typeof FINDINGS)[number], object>,
});

export const AttachmentKindEnum = builder.enumType('PostingAttachmentKind', {
  description: manual('公示附件类别。', 'The kind of an attachment to a posting.'),
  values: {
    DISPLAY: { description: manual('现场公示照片。', 'A photograph of the posting on display.') },
    MEETING_RECORD: { description: manual('职工大会记录扫描件。', 'A scan of the record of the all-staff meeting.') },
  } satisfies Record<Exclude<(typeof ATTACHMENT_KINDS)[number], 'EVIDENCE'>, object>,
});
