/** CORS as the gateway answers it, preflights and its own errors included: no function is invoked for a question of a browser. */
import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { CORS_LASTS, originsIn, type Cors } from '../functions/runtime/cors.ts';
import type { Settings } from './settings.ts';

/** For an HTTP API; nothing where no page of another origin calls. */
export function corsFor(
  { CORS_ORIGINS }: Pick<Settings, 'CORS_ORIGINS'>,
  { methods, sent, shown }: Cors,
): { corsPreflight?: CorsPreflightOptions } {
  const allowOrigins = originsIn(CORS_ORIGINS);
  if (allowOrigins.length === 0) return {};
  return {
    corsPreflight: {
      allowOrigins,
      allowMethods: methods.map((method) => CorsHttpMethod[method]),
      allowHeaders: [...sent],
      exposeHeaders: [...shown],
      maxAge: Duration.seconds(CORS_LASTS),
      allowCredentials: false,
    },
  };
}
