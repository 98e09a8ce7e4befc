/** Documents that are public: policy, standards, procedures, results. */
import { pattern } from '../pattern.ts';

export const publication = pattern('a public document', 'PUBLICATION#{publication}', 'HEAD');
export const publicationVersion = pattern('its versions, whole', 'PUBLICATION#{publication}', 'VERSION#{number}');
export const cityPublications = pattern(
  'the public documents of a city, by the day of their issue',
  'PUBLICATIONS#{city}',
  '{issued}#{publication}',
  'byOwner',
);
export const kindPublications = pattern(
  'those of a kind, by the day of their issue',
  'PUBLICATIONS#{city}#{kind}',
  '{issued}#{publication}',
  'byDesk',
);
