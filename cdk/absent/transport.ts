/** Stands in a bundle for the ways of sending mail that are not SMTP. */
export default function Transport(): never {
  throw new Error('this bundle sends mail by SMTP alone (cdk/bundling.ts)');
}
