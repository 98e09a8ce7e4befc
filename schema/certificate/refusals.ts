/** Refusals about certificates and review forms. */
import { declareRefusals } from '../core/refusal.ts';

export const certificateRefusals = declareRefusals({
  FORM_UNKNOWN: { rule: 'R3', zh: '没有该评审表，或您无权下载。', en: 'There is no such review form, or you may not download it.' },
  BUNDLE_EXPIRED: {
    rule: 'R3',
    zh: '打包的文件已过保存期，请重新打包。',
    en: 'The bundle is kept no longer; have it made anew.',
  },
  REVOCATIONS_UNKNOWN: {
    rule: 'R4',
    zh: '本系统没有该城市（{city}），不出具其证书清单。',
    en: 'There is no such city here ({city}), and no list of its certificates.',
  },
  PAPER_WAITS: { rule: 'R3', zh: '文件正在生成，请稍候再下载。', en: 'The paper is being made; download it in a moment.' },
});
