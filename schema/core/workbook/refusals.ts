/** Refusals about the form of a workbook: each says what to do about it. They stand on no rule by themselves: who reads a workbook names the ground (`onGround`). */
import { declareRefusals, type Bilingual } from '../refusal.ts';

export const workbookRefusals = declareRefusals({
  NOT_A_WORKBOOK: {
    rule: null,
    zh: '上传的文件不是 .xlsx 工作簿：{found}',
    en: 'This is not an .xlsx workbook: {found}',
  },
  WORKBOOK_ENCRYPTED: {
    rule: null,
    zh: '工作簿设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码，另存后重新上传。',
    en: 'The workbook is protected by a password. Remove the password in Excel or WPS, save it, and upload it again.',
  },
  WORKBOOK_BROKEN: {
    rule: null,
    zh: '工作簿已损坏或上传不完整（{part}）。请用 Excel 或 WPS 打开，确认内容无误后另存为新的 .xlsx 文件，再重新上传。',
    en: 'The workbook is damaged or was not uploaded completely ({part}). Open it in Excel or WPS, save it as a new .xlsx file, and upload that.',
  },
  WORKBOOK_TOO_LARGE: {
    rule: null,
    zh: '文件超过{limit}，不予接收。请删除图片等无关内容，或分成几个文件上传。',
    en: 'The file is larger than {limit}. Take out pictures and the like, or upload it in parts.',
  },
  WORKBOOK_UNPACKS_TOO_LARGE: {
    rule: null,
    zh: '工作簿解压后超过{limit}，不予读取。请将内容复制到新下载的模板中，再重新上传。',
    en: 'Unpacked, the workbook is larger than {limit}. Copy its content into a fresh template, and upload that.',
  },
  WORKBOOK_SUSPECT: {
    rule: null,
    zh: '工作簿的内部结构异常（{why}），为安全起见不予读取。请将内容复制到新下载的模板中，再重新上传。',
    en: 'The workbook is built in a way that is not safe to read ({why}). Copy its content into a fresh template, and upload that.',
  },
  WORKBOOK_TOO_MANY_ROWS: {
    rule: null,
    zh: '工作表有内容的行超过{limit}行（含表头），请分成几个文件上传。',
    en: 'The sheet has more than {limit:row|rows} (heads included); upload it in parts.',
  },
  WORKBOOK_TOO_MANY_COLUMNS: {
    rule: null,
    zh: '工作表超过{limit}列：单元格{place}处有内容。请删除模板以外的列。',
    en: 'The sheet has more than {limit:column|columns}: something stands in {place}. Take out the columns that the template does not have.',
  },
  WORKBOOK_TOO_MANY_TEXTS: {
    rule: null,
    zh: '工作簿中的文字过多，无法读取。请删除其他工作表，只保留要导入的内容。',
    en: 'The workbook holds too much text. Take out the other sheets.',
  },
  WORKBOOK_CELL_TOO_LONG: {
    rule: null,
    zh: '单元格{place}的内容超过{limit}个字符，请删减。',
    en: 'Cell {place} holds more than {limit:character|characters}.',
  },
  WORKBOOK_WITHOUT_SHEET: {
    rule: null,
    zh: '工作簿中没有可读取的工作表。请使用模板填写。',
    en: 'The workbook has no sheet that could be read. Use the template.',
  },
  HEADS_WRONG: {
    rule: null,
    zh: '表头与模板不符{where}：{problems}。请使用模板，不要增删或更改表头。',
    en: 'The heads are not those of the template{where}: {problems}. Use the template and keep its heads.',
  },
});

/** What is not safe about a workbook: a word for programs, a sentence for people. */
const SUSPICIONS = {
  NAMES: { zh: '内部文件名不合规', en: 'a name inside it leads elsewhere' },
  DOUBLED: { zh: '内部文件重复', en: 'two files inside it have one name' },
  OVERLAPPING: { zh: '内部文件相互重叠', en: 'files inside it overlap' },
  ENTRIES: { zh: '内部条目过多', en: 'it is made of too many parts' },
  RATIO: { zh: '压缩比过高', en: 'it is compressed beyond what a table could be' },
  SIZES: { zh: '实际大小与所标大小不符', en: 'a file inside it is larger than it says' },
  ENTITIES: { zh: '含有文档类型或实体定义', en: 'it defines document types or entities' },
  MARKUP: { zh: '标记过长或嵌套过深', en: 'its markup is too long or too deep' },
} as const satisfies Record<string, Bilingual>;

/** The refusal of a workbook that is built to do harm, or looks like it. */
export function suspect(reason: keyof typeof SUSPICIONS) {
  return workbookRefusals.WORKBOOK_SUSPECT({ reason, why: SUSPICIONS[reason] });
}

/** The refusal of a workbook that is not whole; `part` is the file inside it, or what it lacks. */
export function broken(part: string) {
  return workbookRefusals.WORKBOOK_BROKEN({ part: cut(part) });
}

/** Bytes as people say them. */
export function inMegabytes(bytes: number): string {
  return `${Math.floor((bytes / 2 ** 20) * 10) / 10} MB`;
}

/** What a file says of itself, short enough to be told. */
export function cut(text: string, most = 40): string {
  const characters = Array.from(text.slice(0, most * 2 + 2));
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
}
