/** What is told of title documents. */
import { declareNotices } from '../../core/notice.ts';

export const documentNotices = declareNotices({
  TO_CHECK: {
    rule: 'R3',
    class: 'WORK',
    asks: 'TitleDocument',
    required: false,
    zh: { title: '资格文件待核稿', text: '{committee}的职称资格文件（{people}人）已拟稿，校样已出，请拟稿人以外的经办人核稿。' },
    en: {
      title: 'A title document waits to be checked',
      text: 'The document of {committee} ({people:person|people}) is drafted and its proof is there; an officer who has not drafted it is to check it.',
    },
  },
  UNPRINTABLE: {
    rule: 'R3',
    class: 'WORK',
    asks: 'TitleDocument',
    required: false,
    zh: {
      title: '资格文件有字符无法打印',
      text: '{committee}的职称资格文件（{people}人）有字库没有的字符，不能核稿、印发，请更正或由系统管理人员补充字库：{found}。',
    },
    en: {
      title: 'A title document cannot be printed',
      text: 'The document of {committee} ({people:person|people}) has characters that no font has, and can be neither checked nor issued; put them right, or have a font added: {found}.',
    },
  },
  TO_CONFIRM: {
    rule: 'R3',
    class: 'WORK',
    asks: 'TitleDocument',
    required: false,
    zh: { title: '资格文件待会签', text: '{committee}拟与贵局联合印发的职称资格文件（{people}人）已核稿，请会签。' },
    en: {
      title: 'A title document waits to be signed',
      text: 'The document of {committee} ({people:person|people}) that is to be issued jointly with you is checked and waits for your signature.',
    },
  },
  TO_ISSUE: {
    rule: 'R3',
    class: 'WORK',
    asks: 'TitleDocument',
    required: false,
    zh: { title: '资格文件可以印发', text: '{committee}的职称资格文件（{people}人）已核稿（联合印发的已会签），请编号印发。' },
    en: {
      title: 'A title document may be issued',
      text: 'The document of {committee} ({people:person|people}) is checked, and signed where it is joint; it may be numbered and issued.',
    },
  },
  TO_HEAR: {
    rule: 'R4',
    class: 'WORK',
    asks: 'TitleDocument',
    required: false,
    zh: {
      title: '撤销文件已核稿，待陈述、申辩期满',
      text: '{committee}拟撤销{people}人职称的文件已核稿（联合印发的已会签）。当事人可于{until}前陈述、申辩；均已陈述、申辩或者期满后，经复核再编号印发。',
    },
    en: {
      title: 'A withdrawal is checked, and those concerned may state their case',
      text: 'What is to withdraw the titles of {people:person|people} of {committee} is checked, and signed where it is joint. They may state their case until {until}; issue it afterwards, or once all have and you have looked into it.',
    },
  },
  GIVEN_BACK: {
    rule: 'R3',
    class: 'WORK',
    asks: 'TitleDocument',
    required: false,
    zh: { title: '资格文件退回修改', text: '{committee}的职称资格文件（{people}人）已退回，请修改后重新核稿。理由：{reason}' },
    en: {
      title: 'A title document was given back',
      text: 'The document of {committee} ({people:person|people}) goes back to be drafted anew: {reason}',
    },
  },
  CONFERRED: {
    rule: 'R3',
    required: true,
    zh: {
      title: '您已取得职称',
      text: '您已依{number}取得{series}系列{title}（{level}）职称，自{from}起计算。评审表、电子证书可在本系统下载。',
    },
    en: {
      title: 'You hold a title',
      text: 'By {number} you hold the title {title} ({level}, {series}), counted from {from}. Your review form and certificate can be downloaded here.',
    },
  },
  CONFERRED_ELSEWHERE: {
    rule: 'R3',
    required: true,
    zh: {
      title: '您已取得职称',
      text: '您已依{issuer}{number}取得{series}系列{title}（{level}）职称，自{from}起计算，已记入职称档案。证书由该机关颁发。',
    },
    en: {
      title: 'You hold a title',
      text: 'By {number} of {issuer} you hold the title {title} ({level}, {series}), counted from {from}; it stands in your record. The certificate is theirs to give.',
    },
  },
  CONFERRED_OF_UNIT: {
    rule: 'R3',
    class: 'WORK',
    asks: null,
    required: false,
    zh: {
      title: '本单位人员已取得职称',
      text: '{applicant}已依{number}取得{title}（{level}）职称。评审表生成后，由单位下载、打印，归入个人人事档案。',
    },
    en: {
      title: 'Somebody of your unit holds a title',
      text: '{applicant} holds the title {title} ({level}) by {number}. Download and print the review form for their personal file.',
    },
  },
  CORRECTED: {
    rule: 'R3',
    required: true,
    zh: { title: '您的职称资格文件已更正', text: '{number}更正了授予您职称的文件：{what}。原电子证书已换发。' },
    en: {
      title: 'Your title document was put right',
      text: '{number} has put right the document that confers your title: {what}. Your certificate was replaced.',
    },
  },
  CORRECTED_OF_UNIT: {
    rule: 'R3',
    class: 'WORK',
    asks: null,
    required: false,
    zh: {
      title: '本单位人员的职称资格文件已更正',
      text: '{number}更正了{applicant}的职称资格文件：{what}。评审表已重新生成，由单位重新下载，替换其个人人事档案中的原件。',
    },
    en: {
      title: 'A title document of somebody of your unit was put right',
      text: '{number} has put right the document that confers the title of {applicant}: {what}. Their review form is made anew; download it and put it in the place of the one in their file.',
    },
  },
  WITHDRAWN_OF_UNIT: {
    rule: 'R4',
    class: 'WORK',
    asks: null,
    required: false,
    zh: {
      title: '本单位人员的职称已撤销',
      text: '{number}撤销了{applicant}的{title}（{level}）职称，理由：{because}。原证书作废，所占岗位空额已退回，由单位据此办理聘任、存档等事项。',
    },
    en: {
      title: 'The title of somebody of your unit was withdrawn',
      text: '{number} has withdrawn the title {title} ({level}) of {applicant}. Reason: {because}. Their certificate is void and the vacancy is given back; see to their post and their file.',
    },
  },
  WITHDRAWAL_PROPOSED: {
    rule: 'R4',
    required: true,
    zh: {
      title: '拟撤销您的职称，您可以陈述、申辩',
      text: '{issuer}拟撤销{number}授予您的职称，理由：{because}。您可于{until}前在本系统提交陈述、申辩意见，逾期视为放弃。',
    },
    en: {
      title: 'Your title is to be withdrawn: you may state your case',
      text: '{issuer} is about to withdraw the title that {number} has conferred on you. Reason: {because}. You may state your case here until {until}; afterwards it is decided without.',
    },
  },
  WITHDRAWAL_DROPPED: {
    rule: 'R4',
    required: true,
    zh: { title: '不再撤销您的职称', text: '{issuer}拟撤销{number}授予您的职称一事，现予终止，您的职称不变。说明：{reason}' },
    en: {
      title: 'Your title is not withdrawn',
      text: '{issuer} no longer intends to withdraw the title that {number} has conferred on you; it stands. Reason: {reason}',
    },
  },
  STATED: {
    rule: 'R4',
    class: 'WORK',
    asks: 'TitleDocument',
    required: true,
    zh: { title: '收到陈述、申辩意见', text: '{applicant}就拟撤销职称提交了陈述、申辩意见，请在作出决定前复核。' },
    en: {
      title: 'Somebody has stated their case',
      text: '{applicant} has stated their case against the withdrawal of their title; look into it before you decide.',
    },
  },
  WITHDRAWN: {
    rule: 'R4',
    required: true,
    zh: {
      title: '您的职称已撤销',
      text: '{number}决定撤销您的{title}（{level}）职称，理由：{because}。原电子证书作废。对决定不服的，可依法申请行政复议或者提起行政诉讼。',
    },
    en: {
      title: 'Your title was withdrawn',
      text: 'By {number} your title {title} ({level}) is withdrawn. Reason: {because}. Your certificate is void. You may have the decision reviewed, or go to court.',
    },
  },
});
