// What is there.

/** Whether something is there: not null, undefined, false or empty. */
export function isThere<Value>(value: Value | null | undefined | false | "" | 0): value is Value {
  return Boolean(value);
}
