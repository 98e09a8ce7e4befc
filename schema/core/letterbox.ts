/**
 * What lies under these keys of the object store lies in a bucket of its own, of which nobody keeps a log (cdk/letterbox.ts): there whoever must
 * not be found puts a file (V5, G21). It is taken out at the next full hour, with all else of that hour, and gone after a day in any case.
 */
export const LETTERBOX = 'letterbox/';
