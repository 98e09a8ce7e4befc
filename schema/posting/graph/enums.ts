/** The posting's enumerations in the graph. */
import { builder } from '../../builder.ts';
import { named } from '../../graph/named.ts';
import { POSTING_STATE_NAMES, type ATTACHMENT_KINDS, type AUDIENCES, type FINDINGS } from '../model.ts';

export const PostingStateEnum = builder.enumType('PostingState', {
  description: '公示状态。States of a posting. Rules U4, U5.',
  values: named(POSTING_STATE_NAMES),
});

export const AudienceEnum = builder.enumType('Audience', {
  description: '公示范围。To whom it is shown. Rules U2, U3.',
  values: {
    UNIT: { description: '本单位。The unit’s people.' },
    PUBLIC: { description: '本单位及社会公众（隐去个人信息）。They, and the public in a masked view.' },
  } satisfies Record<(typeof AUDIENCES)[number], object>,
});

export const FindingEnum = builder.enumType('Finding', {
  description: '异议核查结论。Rule U4.',
  values: {
    DISMISSED: { description: '不成立。Dismissed.' },
    UPHELD: { description: '属实，不予推荐。Upheld: it is not recommended.' },
    TO_MEND: { description: '属实，可更正：退回修改后继续公示。Right, to be mended; the posting goes on afterwards.' },
  } satisfies Record<(typeof FINDINGS)[number], object>,
});

export const AttachmentKindEnum = builder.enumType('PostingAttachmentKind', {
  description: '公示附件类别。',
  values: {
    DISPLAY: { description: '现场公示照片。A photograph of the display.' },
    MEETING_RECORD: { description: '职工大会记录扫描件。A scan of the meeting’s record.' },
  } satisfies Record<Exclude<(typeof ATTACHMENT_KINDS)[number], 'EVIDENCE'>, object>,
});
