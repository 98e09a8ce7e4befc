/** Results, title documents, certificates, the year's report and its archive, as refusals name the rules. */
import { NOTICE, O, type Rule } from './source.ts';

export const RESULT_RULES = {
  R1: {
    zh: '评审结果在网上和线下公示，不少于规定的日数和工作日数，以较长者为准。',
    en: 'Results are posted on the site and offline for the days and the working days set, whichever is longer.',
    source: `${NOTICE}；${O('二十六')}`,
  },
  R2: {
    zh: '对评审结果公示的异议查实的，记明理由从名单中除去；未通过的申报人可在公示期内申请复核，复核只能维持结果或者决定重新表决。',
    en: 'An objection that is upheld removes the person from the roster, with the reason; whoever did not pass may ask for a re-check while the results are posted, which confirms the result or orders a new vote.',
    source: O('二十六、二十七'),
  },
  R3: {
    zh: '公示无异议的，印发职称资格文件（文号逐一编排、不重不漏，附花名册），并为每人生成评审表和电子证书。',
    en: 'After the posting the title document is issued, numbered by its issuer without gap or double and with its roster; each person has a review form and an electronic certificate.',
    source: NOTICE,
  },
  R4: {
    zh: '职称证书可凭编号和姓名或二维码公开查验，不显示身份证件号码；撤销须说明理由；持证人可以查知何时被何类机构查验。',
    en: 'A certificate can be verified by anybody with its number and name, or its QR code, without any identity number; it is revoked with a reason; its holder sees when and as what somebody checked.',
    source: O('三十、三十一、三十二、三十三'),
  },
  R5: {
    zh: '各评委会按期报送工作总结和附花名册的文件；年度统计由系统生成。',
    en: 'Each committee files its summary of work and its documents with rosters in time; the year’s statistics are generated.',
    source: NOTICE,
  },
  R6: {
    zh: '评审档案保存不少于规定年限；年度档案可整体导出，附文件摘要清单。',
    en: 'Records are kept for no less than the years set; the year can be exported whole, with a manifest of hashes.',
    source: O('二十三'),
  },
} as const satisfies Record<string, Rule>;
