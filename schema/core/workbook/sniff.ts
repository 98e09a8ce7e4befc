/** What a file is that is no zip archive, by its first bytes, and what its owner should do. A name or a content type proves nothing. */
import { pdfHeaderAt } from '../file-kind.ts';
import { workbookRefusals } from './refusals.ts';
import type { Refusal } from '../refusal.ts';

const FOUND = {
  EMPTY: { zh: '文件是空的，请检查后重新上传。', en: 'the file is empty.' },
  XLS: {
    zh: '这是旧版 .xls 文件。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（*.xlsx）”后重新上传。',
    en: 'it is an old .xls file. Open it in Excel or WPS, save it as an “Excel Workbook (*.xlsx)”, and upload that.',
  },
  MARKUP: {
    zh: '这是网页（HTML）或 XML 文件，只是扩展名为 .xlsx。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（*.xlsx）”后重新上传。',
    en: 'it is a web page (HTML) or an XML file with another name. Open it in Excel or WPS, save it as an “Excel Workbook (*.xlsx)”, and upload that.',
  },
  PDF: { zh: '这是 PDF 文件。请下载模板，填写后上传。', en: 'it is a PDF file. Fill in the template and upload that.' },
  TEXT: {
    zh: '这是文本文件（如 CSV）。CSV 会使证件号码丢失末尾数位，请下载模板，填写后上传。',
    en: 'it is a text file, such as CSV, in which ID numbers lose their last digits. Fill in the template and upload that.',
  },
  ARCHIVE: {
    zh: '这是压缩包或其他类型的文档，其中没有 Excel 工作簿。请直接上传 .xlsx 文件，不要压缩，也不要改扩展名。',
    en: 'it is an archive or another kind of document, without an Excel workbook in it. Upload the .xlsx file itself.',
  },
  ODS: {
    zh: '这是 OpenDocument（.ods）表格。请另存为“Excel 工作簿（*.xlsx）”后重新上传。',
    en: 'it is an OpenDocument (.ods) sheet. Save it as an “Excel Workbook (*.xlsx)”, and upload that.',
  },
  XLSB: {
    zh: '这是二进制工作簿（.xlsb）。请另存为“Excel 工作簿（*.xlsx）”后重新上传。',
    en: 'it is a binary workbook (.xlsb). Save it as an “Excel Workbook (*.xlsx)”, and upload that.',
  },
  OTHER: { zh: '无法识别文件类型。请下载模板，填写后上传。', en: 'its kind is unknown. Fill in the template and upload that.' },
} as const;

/** The refusal that says what was uploaded instead. */
export function notAWorkbook(kind: keyof typeof FOUND): Refusal {
  return workbookRefusals.NOT_A_WORKBOOK({ kind, found: FOUND[kind] });
}

/** Why these bytes are no zip archive; null when they begin like one. */
export function whyNoArchive(bytes: Uint8Array): Refusal | null {
  if (bytes.length === 0) return notAWorkbook('EMPTY');
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return null;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // The old container holds old workbooks, and new ones under a password.
    return holds(bytes, 'EncryptedPackage') ? workbookRefusals.WORKBOOK_ENCRYPTED() : notAWorkbook('XLS');
  }
  if (pdfHeaderAt(bytes) >= 0) return notAWorkbook('PDF');
  const head = bytes.subarray(0, 4096);
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!wide && head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return notAWorkbook('OTHER');
  const text = new TextDecoder(wide && head[0] === 0xff ? 'utf-16le' : wide ? 'utf-16be' : 'utf-8').decode(head);
  return notAWorkbook(text.trimStart().startsWith('<') ? 'MARKUP' : 'TEXT');
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Whether a name stands in the container's list, in UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(name).flatMap((character) => [character.codePointAt(0) ?? 0, 0]);
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
