// Whether the page is at something that shows when it is done: reading a file, or waiting to answer. Then it is marked
// `data-busy`, for tests and whatever else drives it from outside.

const tasks = new Set<unknown>();

/** Says whether the page is at a task, which may be any value. */
export function mark(task: unknown, isBusy: boolean) {
  if (isBusy) tasks.add(task);
  else tasks.delete(task);
  document.documentElement.toggleAttribute("data-busy", tasks.size > 0);
}

/** What a promise gives, the page being busy until then. */
export async function busy<Value>(promise: Promise<Value>): Promise<Value> {
  mark(promise, true);
  try {
    return await promise;
  } finally {
    mark(promise, false);
  }
}
