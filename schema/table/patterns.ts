/** All patterns of keys by their names: for the page of the README, and for whoever has to tell by its key what an item is. */
import * as keys from './keys.ts';

type Keys = typeof keys;
export type PlaceName = { [Name in keyof Keys]: Keys[Name] extends { asks: string } ? Name : never }[keyof Keys];

const isPattern = (one: unknown): boolean => typeof one === 'object' && one !== null && 'asks' in one;

export const PATTERNS = Object.fromEntries(Object.entries(keys).filter(([, one]) => isPattern(one))) as Pick<Keys, PlaceName>;
