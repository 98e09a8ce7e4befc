/** Stands in a bundle for nodemailer's table of file types: mails here have no attachments. */
export function detectMimeType(): never {
  throw new Error('this bundle knows no types of attachments (cdk/bundling.ts)');
}

export const detectExtension = detectMimeType;
