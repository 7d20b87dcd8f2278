/** An object whose properties are worked out when each is first asked for, and then stay. */
export function whenAsked<Values extends object>(work: { [name in keyof Values]: () => Values[name] }): Values {
  const known = new Map<PropertyKey, unknown>();
  const values = {};
  for (const name of Object.keys(work) as (keyof Values)[])
    Object.defineProperty(values, name, {
      enumerable: true,
      get() {
        if (!known.has(name)) known.set(name, work[name]());
        return known.get(name);
      },
    });
  return values as Values;
}
