/** What the fields of a public document are called (V7). */

export const DISCLOSURE_FIELDS = {
  publication: '公开文件',
  articles: '正文',
  heading: '条标题',
  inForceFrom: '施行之日',
  inForceUntil: '有效期末日',
  sourceUrl: '原文网址',
  keepsFile: '是否保留原文件',
  isSlip: '是否更正笔误',
  amendedBy: '修改所依据的文号',
  on: '废止之日',
  by: '据以废止的文件',
} as const;

/** What is called otherwise elsewhere. */
export const DISCLOSURE_WITHIN = {
  'publication.title': '标题',
  'publication.number': '文号',
  'publication.issuer': '发文机关',
  'publication.summary': '摘要',
  'articles.number': '条号',
} as const;
