/**
 * How a function is bundled: one ES module with the SDK inside, as small as it gets, because a cold start reads all of it. The
 * settings are esbuild's and the bundle is made on this machine, without Docker.
 */
import { fileURLToPath } from 'node:url';
import { Charset, OutputFormat, type BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs';

/** Ways to credentials that a function never takes: Lambda puts its own into the environment. They weigh 140 KB. */
const ABSENT = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];
const absent = fileURLToPath(new URL('absent.ts', import.meta.url));

export const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node20',
  charset: Charset.UTF8,
  minify: true,
  sourceMap: true,
  /** The SDK of the runtime changes under the function, and loads more slowly. */
  bundleAwsSDK: true,
  /** ES modules first: what is not used can be left out. */
  mainFields: ['module', 'main'],
  /** graphql checks types more slowly, and other packages say more than they should, while developing. */
  define: { 'process.env.NODE_ENV': '"production"' },
  esbuildArgs: {
    '--alias': [
      ...ABSENT.map((name) => `${name}=${absent}`),
      // One package asks for this file by its CommonJS name; a second graphql would not know the types of the first.
      'graphql/language/parser=graphql/language/parser.mjs',
    ],
  },
  /** CommonJS packages inside an ES module still ask for Node's own modules by require. */
  banner: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
};
