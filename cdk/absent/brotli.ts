/** Stands in a bundle for brotli/decompress.js, which fontkit needs for WOFF2 fonts alone: those are unpacked with Node's own (functions/runtime/pdf/woff2.ts). */

export default function decompress(): never {
  throw new Error('this bundle opens no WOFF2 fonts (cdk/bundling.ts)');
}
