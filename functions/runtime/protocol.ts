/**
 * What GraphQL says of a request that was never executed, in Chinese: a form that sends nothing for a date reaches the person who filled it in.
 * What only a developer can mend keeps GraphQL's own words in brackets.
 */
import type { GraphQLError } from 'graphql';
import { FORM, labelsOf, type SectionName } from '../../schema/application/form/sections.ts';
import { placeInWords } from '../../schema/core/field-names.ts';
import { placeIn } from './place.ts';

const KINDS: Readonly<Record<string, string>> = { String: '文字', Int: '整数', Float: '数', Boolean: '是或否', ID: '标识' };

type Words = { where: string; within: (name: string) => string };

/** How each reason begins that somebody can mend who fills in a form, and what is told of it. */
const REASONS: readonly (readonly [RegExp, (found: string, words: Words) => string])[] = [
  [/: Expected non-nullable type "[^"]{1,90}" not to be null/u, (_, { where }) => `${where}不能为空`],
  [/: Field "(\w{1,80})" of required type /u, (name, { within }) => `${within(name)}必须填写`],
  [/: Field "(\w{1,80})" is not defined by type /u, (name, { within }) => `没有${within(name)}这一项`],
  [/: Value "…" does not exist in "\w{1,80}" enum/u, (_, { where }) => `${where}不在可选范围内`],
  [/: Enum "\w{1,80}" cannot represent non-string value/u, (_, { where }) => `${where}不在可选范围内`],
  [/: Exactly one key must be specified for OneOf type/u, (_, { where }) => `${where}须填写其中一项，且只填一项`],
  [/: (String|Int|Float|Boolean|ID) cannot represent /u, (kind, { where }) => `${where}的类型不正确，应为${KINDS[kind]}`],
  [/^Variable "\$(\w{1,80})" of required type "[^"]{1,90}" was not provided/u, (name) => `缺少变量“${name}”`],
];

/** The sentence; `told` is what GraphQL says of it, without what was sent (discreet.ts). */
export function inChinese(error: GraphQLError, told: string): string {
  const path = placeIn(error);
  const within = (name: string) => `“${wordsOf([...path, name])}”`;
  const words = { where: path.length > 0 ? `“${wordsOf(path)}”` : '填写的内容', within };
  for (const [pattern, say] of REASONS) {
    const found = pattern.exec(told);
    if (found) return `${say(found[1] ?? '', words)}。`;
  }
  return `请求有误，未予办理（供客户端开发人员查阅：${told}）`;
}

/** A place as the form calls it. */
export function wordsOf(path: readonly string[]): string {
  const section = path.slice(0, -1).find((name): name is SectionName => Object.hasOwn(FORM, name));
  return placeInWords(path, section ? { [section]: FORM[section].title.zh, ...labelsOf(section) } : {});
}
