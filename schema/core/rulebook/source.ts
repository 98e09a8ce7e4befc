/** What a rule is, and where it comes from: the notice of the cycle under way (C15), or 人社部令第40号（职称评审管理暂行规定）. */
export type Rule = { zh: string; en: string; source: string };

/** Where the notice of the cycle stands in a source: document and section are those of its own text, not of the program (C15). */
export const NOTICE = '{notice}';

/** 职称评审监管暂行办法. */
export const M = '人社部发〔2024〕56号';

export const O = (article: string): string => `人力资源和社会保障部令第40号 第${article}条`;
