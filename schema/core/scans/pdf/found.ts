/**
 * What a PDF may hold beside pages, and by which names it is known. A reviewer opens thousands of files from strangers: what runs,
 * fetches, sends or carries other files has no place in a scan, and printing it anew leaves nothing of it.
 */
import type { Bilingual } from '../../refusal.ts';

/** What is not taken in a PDF; `ENCRYPTED` is told by itself. */
export const KINDS = {
  SCRIPT: { zh: '脚本（JavaScript）', en: 'scripts (JavaScript)' },
  LAUNCH: { zh: '启动其他程序的动作', en: 'an action that starts a program' },
  EMBEDDED: { zh: '嵌入的附件', en: 'embedded files' },
  REMOTE: { zh: '打开其他文件的动作', en: 'an action that opens another file' },
  FORM: { zh: '动态表单或提交、导入数据的动作', en: 'a dynamic form, or one that submits or imports data' },
  MEDIA: { zh: '音频、视频或三维内容', en: 'sound, video or 3D' },
  AUTOMATIC: { zh: '打开或翻页时自动执行的动作', en: 'an action that runs by itself' },
  UNREADABLE: { zh: '无法核验的压缩内容', en: 'compressed content that cannot be checked' },
  ENCRYPTED: { zh: '加密', en: 'encryption' },
} as const satisfies Record<string, Bilingual>;
export type Kind = keyof typeof KINDS;

/**
 * Names long enough not to come about by chance among the bytes of a picture: they count wherever they stand, for a reader goes where a
 * table of the file sends it, into what looks like a picture as well.
 */
export const ANYWHERE: ReadonlyMap<string, Kind> = new Map([
  ['JavaScript', 'SCRIPT'],
  ['Launch', 'LAUNCH'],
  ['EmbeddedFile', 'EMBEDDED'],
  ['EmbeddedFiles', 'EMBEDDED'],
  ['FileAttachment', 'EMBEDDED'],
  ['GoToR', 'REMOTE'],
  ['GoToE', 'REMOTE'],
  ['SubmitForm', 'FORM'],
  ['ImportData', 'FORM'],
  ['RichMedia', 'MEDIA'],
  ['Rendition', 'MEDIA'],
]);

/** Names that count where names of the file itself stand. */
export const AS_NAMES: ReadonlyMap<string, Kind> = new Map([...ANYWHERE, ['XFA', 'FORM'], ['Movie', 'MEDIA'], ['Sound', 'MEDIA']]);

/** Keys that count together with a value: by themselves they are short enough to name a font. */
export const WITH_VALUE: ReadonlyMap<string, Kind> = new Map([
  ['JS', 'SCRIPT'],
  ['EF', 'EMBEDDED'],
  ['AA', 'AUTOMATIC'],
  ['Encrypt', 'ENCRYPTED'],
]);

/** Actions that are harmless when somebody clicks on them, and not when the file does them by itself as it is opened. */
export const ON_CLICK: ReadonlySet<string> = new Set([
  'URI',
  'Named',
  'Hide',
  'ResetForm',
  'Thread',
  'Trans',
  'SetOCGState',
  'GoTo3DView',
  'GoToDp',
]);

/** What is found in one file, in all its parts. */
export type Findings = {
  kinds: Set<Kind>;
  /** Objects that the file opens with, and those that are actions for a click: no number may be in both. */
  openedWith: Set<number>;
  onClick: Set<number>;
};

export function noFindings(): Findings {
  return { kinds: new Set(), openedWith: new Set(), onClick: new Set() };
}
