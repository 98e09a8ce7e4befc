/** Stands in a bundle for linebreak, by which pdfkit breaks a text into lines: they are broken before (functions/runtime/pdf/lines.ts). */

export default function LineBreaker(): never {
  throw new Error('this bundle breaks no lines by linebreak (cdk/bundling.ts)');
}
