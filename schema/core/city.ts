/** The codes of cities and provinces (GB/T 2260). Pure. */

/** Codes of provinces end in zeros. */
export function isProvince(code: string): boolean {
  return code.endsWith('0000');
}
