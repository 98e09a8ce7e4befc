/** How what is written as a field, `workHistory`, is written among the values of an enumeration: `WORK_HISTORY`. */
export function codeOf(name: string): string {
  return name.replaceAll(/[A-Z]/gu, '_$&').toUpperCase();
}
