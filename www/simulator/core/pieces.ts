// Files piece by piece, for the workers that read them, and how far that is.

/** Bytes that are read at once; between two such pieces a worker answers the page. */
const PIECE = 1024 * 1024;
/** Milliseconds between two reports of progress. */
const TICK = 100;

/** A file as its stream gives it, the pieces no larger than is answered quickly. */
export async function* piecesOf(file: File) {
  const reader = file.stream().getReader();
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    for (let at = 0; at < value.length; at += PIECE) yield value.subarray(at, at + PIECE);
  }
}

/** Tells the page how far a worker is with files: `tell(bytes, isLast)`. */
export function teller(files: readonly File[], more: () => object) {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  let read = 0;
  let next = 0;
  return (bytes: number, isLast = false) => {
    read += bytes;
    if (performance.now() < next && !isLast) return;
    next = performance.now() + TICK;
    postMessage({ progress: { read, size, joining: isLast, ...more() } });
  };
}
