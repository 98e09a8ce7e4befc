/** Why an uploaded file is not taken in, whatever it belongs to (A3). */
import { declareRefusals } from '../refusal.ts';

export const scanRefusals = declareRefusals({
  PROOF_TYPE: {
    rule: 'A3',
    zh: '第{row}件类型不符，只接受：{types}。',
    en: 'File {row} has a type that is not taken; these are: {types}.',
  },
  PROOF_SIZE: {
    rule: 'A3',
    zh: '第{row}件大小不符，须为1字节至{most}MB。',
    en: 'File {row} has a size that is not taken: 1 byte to {most} MB.',
  },
  PROOF_ABSENT: {
    rule: 'A3',
    zh: '编号{number}的文件尚未上传，或上传表单已过期。',
    en: 'The file numbered {number} has not been uploaded, or its form has expired.',
  },
  PROOF_LIES: {
    rule: 'A3',
    zh: '文件内容为{found}，与上传时填报的类型（{type}）不一致；可接受：{types}。{todo}。',
    en: 'The file is {found}, and the type stated for it is {type}; these are taken: {types}. To go on, {todo}.',
  },
  PROOF_ACTIVE: {
    rule: 'A3',
    zh: 'PDF文件含有{found}，不予接收。请用“打印”或“另存为PDF”重新生成，或扫描、拍照后上传。',
    en: 'The PDF holds {found}, which is not taken. Print it to a PDF, save it as one anew, or scan it, and upload that.',
  },
  PROOF_ENCRYPTED: {
    rule: 'A3',
    zh: 'PDF文件已加密（设有打开密码或使用权限），无法核验。请解除加密，或用“打印”重新生成，或扫描、拍照后上传。',
    en: 'The PDF is encrypted (it has a password or restricted permissions) and cannot be checked. Remove that, print it to a PDF, or scan it, and upload that.',
  },
  PICTURE_UNUSABLE: {
    rule: 'R3',
    zh: '编号{number}的图片不能用于印制：{why}。',
    en: 'The picture numbered {number} cannot be printed: {why}.',
  },
  PROOF_CHANGED: {
    rule: 'A3',
    zh: '编号{number}的文件在核验时又被覆盖，请再次确认。',
    en: 'The file numbered {number} was overwritten while it was checked; confirm it again.',
  },
});
