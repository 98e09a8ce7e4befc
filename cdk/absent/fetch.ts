/** Stands in a bundle for @whatwg-node/fetch, which brings a second fetch with forms, multipart and patterns of URLs: Node has one. */

export const {
  Blob,
  btoa,
  CompressionStream,
  crypto,
  DecompressionStream,
  fetch,
  File,
  FormData,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextDecoderStream,
  TextEncoder,
  TextEncoderStream,
  TransformStream,
  URL,
  URLSearchParams,
  WritableStream,
} = globalThis;

/** Of patterns, the one kind that is used: a path written out. */
export class URLPattern {
  constructor(private readonly pattern: { pathname: string }) {}

  test({ pathname }: { pathname: string }): boolean {
    return pathname === this.pattern.pathname;
  }
}

export const createFetch = (): typeof globalThis => globalThis;
