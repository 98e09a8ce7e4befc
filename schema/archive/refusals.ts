/** Refusals about archives. */
import { declareRefusals } from '../core/refusal.ts';

export const archiveRefusals = declareRefusals({
  ARCHIVE_UNKNOWN: { rule: 'R6', zh: '没有该归档，或您无权查看。', en: 'There is no such archive, or you may not see it.' },
  RECIPIENT_KEY: {
    rule: 'R6',
    zh: '接收方公钥须为JWK格式的公钥：RSA（2048位以上）、EC（P-256、P-384、P-521）或X25519，且不得含有私钥。',
    en: 'The recipient’s key is a public JSON Web Key: RSA of 2048 bits or more, EC (P-256, P-384, P-521) or X25519, without a private half.',
  },
  ARCHIVE_UNDERWAY: {
    rule: 'R6',
    zh: '该评审年度正在归档，请待完成后再次归档；至{until}仍无进展的，可另行归档。',
    en: 'This year is being archived; ask again when that is done, or at {until} if it has not moved until then.',
  },
  ARCHIVE_NOT_DONE: { rule: 'R6', zh: '该归档现为“{state}”，不能办理此事项。', en: 'The archive is {state}; this cannot be done.' },
  ARCHIVE_KEPT: {
    rule: 'R6',
    zh: '该归档须保管至{until}，期满前不得销毁。',
    en: 'The archive is kept until {until}; it is not destroyed before.',
  },
  NOT_PROPOSED: { rule: 'R6', zh: '尚无人提出销毁该归档。', en: 'Nobody has proposed that this archive be destroyed.' },
  OWN_PROPOSAL: {
    rule: 'R6',
    zh: '销毁由您提出，须由另一名经办人确认。',
    en: 'You have proposed this yourself; another officer confirms it.',
  },
});
