/** The schema: every slice's graph in slice order, and the only `toSchema()`. */
import { builder } from './builder.ts';
import './announcement/graph/index.ts';
import './calendar/graph/index.ts';
import './identity/graph/index.ts';
import './history/graph/index.ts';
import './disclosure/graph/index.ts';
import './application/graph/index.ts';
import './posting/graph/index.ts';
import './summary/graph/index.ts';
import './review/graph/index.ts';
import './committee/graph/index.ts';
import './evaluation/graph/index.ts';
import './result/graph/index.ts';
import './certificate/graph/index.ts';
import './report/graph/index.ts';
import './supervision/graph/index.ts';
import './archive/graph/index.ts';
import './drafting/graph/index.ts';
import './desk/graph/index.ts';
import './notification/graph/index.ts';
import './export/graph/index.ts';
import './graph/errors.ts';

/** Unsorted: sorting costs a third of building it, and the printed SDL is sorted where it is printed. */
export const schema = builder.toSchema({ sortSchema: false });

// A test validates it (test/sdl.test.ts): the first request of a process, which would do so again, is answered a quarter sooner.
// oxlint-disable-next-line no-underscore-dangle -- what the constructor's `assumeValid` sets, which the builder does not hand on
schema.__validationErrors = [];
