/**
 * How a function is bundled: one ES module with the SDK inside, as small as it gets, because a cold start reads all of it. The
 * settings are esbuild's and the bundle is made on this machine, without Docker.
 */
import { fileURLToPath } from 'node:url';
import { LogLevel, OutputFormat, type BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs';

/** What packages bring and no function uses, and the file that stands in for each. */
const ABSENT: Record<string, string> = {
  '@aws-sdk/credential-provider-node': 'credentials', // with those that it tries: 145 KB
  '@aws-sdk/middleware-endpoint-discovery': 'endpoint-discovery', // 9 KB
  '@smithy/core/event-streams': 'event-streams', // 15 KB
  '@whatwg-node/fetch': 'fetch', // 110 KB, in the API alone
  fontkit: 'fontkit', // with what it needs: 270 KB, and 480 KB of brotli; in the printer of papers alone
  linebreak: 'linebreak', // 25 KB, there as well
};

/** What Node is told so that it uses the maps. */
export const WITH_MAPS = { NODE_OPTIONS: '--enable-source-maps' };

export const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node20',
  minify: true,
  logLevel: LogLevel.WARNING,
  /**
   * Lines of the sources in stacks, for a log that can be read; the sources themselves stay here. The API's map is 1.9 MB so, of 6; with
   * it enabled a process starts as fast as without (306 to 312 ms, four runs each) and holds 7 MB more; with the sources inside, 28.
   */
  sourceMap: true,
  sourcesContent: false,
  /** The SDK of the runtime changes under the function, and loads more slowly. */
  bundleAwsSDK: true,
  /** ES modules first: what is not used can be left out. */
  mainFields: ['module', 'main'],
  /** graphql checks types more slowly, and other packages say more than they should, while developing. */
  define: {
    'process.env.NODE_ENV': '"production"',
    WITHOUT_MANUAL: 'true', // schema/core/manual.ts: 390 KB of the API’s bundle
  },
  esbuildArgs: {
    // Chinese as it is, not escaped: a twentieth of the API's bundle. The library's own option for it is dropped on the way.
    '--charset': 'utf8',
    '--alias': [
      ...Object.entries(ABSENT).map(([name, file]) => `${name}=${fileURLToPath(new URL(`absent/${file}.ts`, import.meta.url))}`),
      // One package asks for this file by its CommonJS name; a second graphql would not know the types of the first.
      'graphql/language/parser=graphql/language/parser.mjs',
    ],
  },
  /** CommonJS packages inside an ES module still ask for Node's own modules by require. */
  banner: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
};
