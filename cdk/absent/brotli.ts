/** Stands in a bundle for brotli/decompress.js, which fontkit needs for WOFF2 fonts alone: the one font that is printed with is a TTF. */

export default function decompress(): never {
  throw new Error('this bundle opens no WOFF2 fonts (cdk/bundling.ts)');
}
