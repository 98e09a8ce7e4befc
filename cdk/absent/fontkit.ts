/** Stands in a bundle for fontkit, by which pdfkit opens fonts: it is given fonts that are open already (functions/runtime/pdf/true-type.ts). */

export function create(): never {
  throw new Error('this bundle opens no fonts by fontkit (cdk/bundling.ts)');
}
