/** Stands in a bundle for the ways to credentials that it leaves out (bundling.ts): the first one the SDK would try says why. */
export function fromIni(): never {
  throw new Error('no credentials in the environment, and this bundle knows no other place to look for them (cdk/bundling.ts)');
}
