/** What the cloud is taken to be like, where what is measured here is told of a function there. */

/** What a request takes on DynamoDB, in milliseconds, taken high. */
export const READ = 10;
export const WRITE = 100;

/** How much of a processor a function of so many megabytes has (cdk/function.ts). */
export function processorOf(megabytes: number): number {
  return megabytes / 1769;
}
