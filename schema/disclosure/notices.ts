/** What is told of public documents: to the offices of the city that work by them, the bureau’s and the departments’ (V7). */
import { declareNotices } from '../core/notice.ts';

const told = { rule: 'V7', required: false, class: 'WORK', asks: null } as const;

export const disclosureNotices = declareNotices({
  PUBLICATION_MADE: {
    ...told,
    zh: { title: '公开了{kind}：{title}', text: '已公开{issuer}《{title}》{number}{from}{until}{replaces}。' },
    en: { title: 'Published: {title}', text: '“{title}” {number} of {issuer} is public{from}{until}{replaces}.' },
  },
  PUBLICATION_REVISED: {
    ...told,
    zh: { title: '{kind}已修改：{title}', text: '《{title}》{number}已修改为第{edition}版{amendedBy}。理由：{reason}。' },
    en: { title: 'Revised: {title}', text: '“{title}” {number} was revised, to version {edition}{amendedBy}. Reason: {reason}.' },
  },
  PUBLICATION_ENDED: {
    ...told,
    zh: { title: '{kind}自{on}起废止：{title}', text: '《{title}》{number}自{on}起废止{by}。理由：{reason}。' },
    en: { title: 'Repealed from {on} on: {title}', text: '“{title}” {number} is repealed from {on} on{by}. Reason: {reason}.' },
  },
  PUBLICATION_REVIVED: {
    ...told,
    zh: { title: '恢复误废止的{kind}：{title}', text: '《{title}》{number}的废止系误办，已恢复。理由：{reason}。' },
    en: { title: 'Reinstated: {title}', text: 'The repeal of “{title}” {number} was a mistake and is undone. Reason: {reason}.' },
  },
  PUBLICATION_TAKEN_OFF: {
    ...told,
    zh: { title: '误发的{kind}已撤下：{title}', text: '《{title}》{number}系误发，已撤下。理由：{reason}。' },
    en: { title: 'Taken off: {title}', text: '“{title}” {number} was published by mistake and taken off. Reason: {reason}.' },
  },
});
