/** Cities: the partitions of one system. Each has one bureau, and everything that is somebody's carries the city it is of. Pure. */

/** The organisation id of a city's bureau, by the city's code (GB/T 2260). */
export function bureauOf(city: string): string {
  return `bureau-${city}`;
}

/** The organisation id of a province’s desk (省职改办), by the province’s code. */
export function provinceDeskOf(province: string): string {
  return `province-${province}`;
}

/** The organisation id of a committee's office, by the city and by the committee's code in the notices of the city (E1). */
export function committeeOfficeOf(city: string, committee: string): string {
  return `committee-${city}-${committee}`;
}

/** Whether an id is, or may become, that of a bureau, of a province’s desk or of a committee: no other organisation is called so. */
export function isReserved(organisation: string): boolean {
  return /^(?:bureau|province|committee)(?:-|$)/u.test(organisation);
}

/** Whether a city is of a province: its code begins with the province’s two digits. */
export function isWithin(province: string, city: string): boolean {
  return province.slice(0, 2) === city.slice(0, 2);
}
