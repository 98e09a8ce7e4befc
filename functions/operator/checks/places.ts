/** Which line of schema/table/keys.ts the key of an item is made by. */
export { placeOf, type Place } from '../../../schema/table/places.ts';
