/** What a notice sets, in the graph: its series and its committees. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { SERIES } from '../data/series.ts';
import './committees.ts';
import { SeriesType } from './types.ts';

builder.queryField('series', (t) =>
  t.field({
    type: [SeriesType],
    authScopes: { public: true },
    description: manual('职称系列及各层级名称。公开。', 'The series of titles, with the names of their levels. Public.'),
    resolve: () => [...SERIES],
  }),
);
