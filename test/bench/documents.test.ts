/** What is asked while measuring: renamed fields would be measured as refusals. */
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import * as documents from './documents.ts';

test.each(Object.entries(documents).filter((one): one is [string, string] => typeof one[1] === 'string'))(
  '%s asks for what there is',
  (_, text) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  },
);
