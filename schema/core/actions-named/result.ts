/** Rosters, re-checks, title documents and certificates (R). */
import { named, type Named } from './named.ts';

export const RESULT_ACTIONS = {
  ask: named('申请复核', 'ask for a re-check'),
  answer: named('答复复核申请', 'answer the re-check'),
  draftDocument: named('据以草拟文件', 'draft a document from the roster'),
  discardDocument: named('据以草拟的文件作废', 'discard the document drafted from the roster'),
  establish: named('设置发文机关', 'set up how the organisation issues documents'),

  redraft: named('修改文稿', 'draft anew'),
  proof: named('生成文件校样', 'print a proof'),
  discard: named('作废', 'discard'),
  stateCase: named('陈述、申辩', 'state one’s case'),
  cite: named('被后文更正或撤销', 'cited by a later document'),

  make: named('生成评审表', 'make the review form'),
  void: named('评审表作废', 'void the review form'),
} satisfies Record<string, Named>;
