/**
 * The long way of a request: yoga, which knows all that the protocol may ask, over the fetch API. It goes here what is unusual and what is refused before it
 * is executed. A file of its own, so that it is loaded when the first such request comes: an ordinary start does without (40 ms).
 */
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { schema } from '../../schema/index.ts';
import { boundedDocuments } from './documents.ts';
import { LARGEST_BODY } from './http.ts';
import { rootFieldOf } from './operation.ts';
import { noteCited, shown, type Served } from './served.ts';

/** A server; where introspection is closed nobody may ask what the schema is. */
export function longWay({ isClosed }: { isClosed: boolean }) {
  return createYoga<Served>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    logging: false,
    maxRequestBodySize: LARGEST_BODY,
    cors: false, // the gateway says which pages may call (cors.ts)
    maskedErrors: false,
    plugins: [boundedDocuments, ...(isClosed ? [noIntrospection] : []), refusalsAsErrors, notingOperation],
  });
}

/** Notes what is executed, by its name in the schema; and, where something was refused, the notice that a refusal without one cites. */
const notingOperation: Plugin<Served> = {
  onExecute({ args }) {
    const served = args.contextValue as Served;
    served.noted.operation = rootFieldOf(args.document, args.operationName);
    return {
      async onExecuteDone({ result }) {
        if ('errors' in result && result.errors?.length) await noteCited(served);
      },
    };
  },
};

/** Turns every error of a result into what a client may see. */
const refusalsAsErrors: Plugin<Served> = {
  onResultProcess(processed) {
    const { result, serverContext } = processed;
    if (Array.isArray(result) || !('errors' in result) || !result.errors?.length) return;
    const served = serverContext as unknown as Served;
    processed.setResult({ ...result, errors: result.errors.map((error) => keepStatus(error, shown(error, served))) });
  },
};

/** The HTTP status that the protocol gives to an error stays with it. */
function keepStatus(before: { extensions?: Record<string, unknown> }, after: ReturnType<typeof shown>) {
  if (before.extensions?.http) after.extensions.http = before.extensions.http;
  return after;
}

const noIntrospection: Plugin = {
  onValidate: (validation) => validation.addValidationRule(NoSchemaIntrospectionCustomRule),
};
