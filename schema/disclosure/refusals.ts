/** Refusals of public documents (V7). */
import { declareRefusals } from '../core/refusal.ts';

export const disclosureRefusals = declareRefusals({
  PUBLICATION_UNKNOWN: {
    rule: 'V7',
    zh: '没有该公开文件，或您无权办理：各市的公开文件由本市人社局办理。',
    en: 'There is no such public document, or this is not yours to do: each city’s bureau sees to its own.',
  },
  PUBLICATION_IS_NOTICE: {
    rule: 'V7',
    zh: '该文件是年度通知，随通知发布、修改和撤回，不在此办理。',
    en: 'This is the notice of a year: it is published, amended and withdrawn as a notice, and not here.',
  },
  PUBLICATION_WITHDRAWN: {
    rule: 'V7',
    zh: '该文件系误发，已于{on}撤下，不能再办理；请重新公开。',
    en: 'It was published by mistake and taken off on {on}; publish it anew.',
  },
  PUBLICATION_REPEALED: {
    rule: 'V7',
    zh: '该文件自{on}起废止；误废止的，请先恢复该文件。',
    en: 'It is repealed from {on} on; if that was a mistake, reinstate it first.',
  },
  PUBLICATION_REPLACED: {
    rule: 'V7',
    zh: '该文件自{from}起由新文件替代，请在新文件上办理。',
    en: 'From {from} on another replaces it; act on that.',
  },
  NOT_REPEALED: { rule: 'V7', zh: '该文件没有废止，不需恢复。', en: 'It is not repealed: there is nothing to undo.' },
  PUBLICATION_EMPTY: {
    rule: 'V7',
    zh: '正文、文件、原文网址至少要有一项。',
    en: 'A public document has its text, its file, or the address where it stands.',
  },
  STANDARD_TWICE: {
    rule: 'V7',
    zh: '同一系列、层级已有文号相同的评审标准《{title}》，申报人只能按其中一件申报；内容有变的，请修订或者替代原文件。',
    en: 'For the same series and level there is a standard of this number already, “{title}”; revise that one, or replace it.',
  },
  PUBLICATION_NUMBERLESS: {
    rule: 'V7',
    zh: '{kind}须注明文号；只有办事程序可以没有文号。',
    en: 'A document such as this ({kind}) has a number; a procedure alone may have none.',
  },
  PUBLICATION_TOO_LONG: {
    rule: 'V7',
    zh: '正文共{length}字，最多{most}字；更长的请作为文件上传，正文可只列要点。',
    en: 'The text has {length} characters, and at most {most}; upload what is longer as a file.',
  },
  PUBLICATION_PERIOD: {
    rule: 'V7',
    zh: '有效期的末日不能早于施行之日{from}。',
    en: 'Its last day is not before {from}, when it comes into force.',
  },
  PUBLICATION_AHEAD: {
    rule: 'V7',
    zh: '印发日期不能晚于今天：尚未印发的文件不予公开。',
    en: 'It was not issued later than today: what is not issued yet is not published.',
  },
  PUBLICATION_IDENTITY: {
    rule: 'V7',
    zh: '公开的内容中有疑似公民身份号码，请删去后再公开。',
    en: 'What would be public seems to hold an identity number; take it out.',
  },
  AMENDMENT_UNNAMED: {
    rule: 'V7',
    zh: '除更正笔误外，修改须注明所依据文件的文号。',
    en: 'What is more than a slip is amended by a document: name its number.',
  },
  REVISION_SAME: { rule: 'V7', zh: '与现行版本内容相同，没有修改。', en: 'This says what the present version says: nothing is revised.' },
  REPLACEMENT_EARLY: {
    rule: 'V7',
    zh: '新文件的施行之日须晚于被替代文件的施行之日{from}。',
    en: 'What replaces a document comes into force later than that did, on {from}.',
  },
  REPEAL_EARLY: {
    rule: 'V7',
    zh: '废止之日不能早于该文件的施行之日{from}。',
    en: 'It is not repealed from a day before it came into force, on {from}.',
  },
});
