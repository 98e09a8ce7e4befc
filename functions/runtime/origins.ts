/** The origins whose pages may call from a browser, as the environment lists them. */
import type { Env } from './env.ts';

export function originsOf({ CORS_ORIGINS }: Pick<Env<'cors'>, 'CORS_ORIGINS'>): ReadonlySet<string> {
  return new Set(
    CORS_ORIGINS.split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  );
}
