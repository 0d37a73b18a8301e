/** An object that behaves like another, except for some methods. */
export function replace<T extends object>(original: T, replaced: Partial<T>): T {
  return new Proxy(original, {
    get(target, key): unknown {
      if (Object.hasOwn(replaced, key)) return Reflect.get(replaced, key);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
