/**
 * A value that is made when somebody first looks into it. A function that starts cold makes none of the hundreds of shapes and none of the
 * notices that its first request does not ask for; in bundles all shapes are made so (cdk/lean.ts).
 */
export function later<Made extends object>(make: () => Made): Made {
  let made: Made | undefined;
  const value = (): Made => (made ??= make());
  return new Proxy({} as Made, {
    get: (_, key) => Reflect.get(value(), key) as unknown,
    // Whoever writes would write into nothing.
    set: () => false,
    defineProperty: () => false,
    has: (_, key) => Reflect.has(value(), key),
    ownKeys: () => Reflect.ownKeys(value()),
    getPrototypeOf: () => Reflect.getPrototypeOf(value()),
    // A property that the stand-in does not have itself cannot be told of as one that never changes.
    getOwnPropertyDescriptor: (_, key) => {
      const told = Reflect.getOwnPropertyDescriptor(value(), key);
      return told && { ...told, configurable: true };
    },
  });
}
