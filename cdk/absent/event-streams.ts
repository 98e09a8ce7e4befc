/**
 * Stands in a bundle for @smithy/core/event-streams, which operations need that answer in a stream of events.
 * None is used here; one that were would say so.
 */

export function resolveEventStreamSerdeConfig<T>(config: T): T {
  return config;
}

export function eventStreamSerdeProvider(): never {
  throw new Error('this bundle has no event streams (cdk/bundling.ts)');
}

export const EventStreamSerde = eventStreamSerdeProvider;
