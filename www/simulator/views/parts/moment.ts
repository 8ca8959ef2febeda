// Times as people read them.

/** A time in seconds since 1970, in UTC, as the core's sentences write days: the day alone where it begins one. */
export function moment(seconds: number): string {
  const [date = "", time = ""] = new Date(seconds * 1000).toISOString().split("T");
  return time === "00:00:00.000Z" ? date : `${date} ${time.slice(0, 8)}`;
}

/** The day of such a time. */
export function day(seconds: number) {
  return moment(seconds).slice(0, 10);
}

/** A time as text in seconds since 1970; null where it is none. */
export function secondsOf(time: string): number | null {
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000);
}
