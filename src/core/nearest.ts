/**
 * The candidate that a misspelt word was most likely meant to be, `null` where none is near. Case, hyphens, underscores,
 * dots and spaces do not count as differences; of two that are equally near the first wins.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const wanted = plain(word);
  if (wanted === '') return null;
  let best: string | null = null;
  // A third of the letters may be wrong: "wndows" is windows, "foo" is not "zone".
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = differences(wanted, plain(candidate), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? longerForm(wanted, candidates);
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_. ]/g, '');
}

/** `repo` is short for repositories; what several words begin with is short for none of them. */
function longerForm(wanted: string, candidates: readonly string[]): string | null {
  if (wanted.length < 3) return null;
  const [longer, another] = candidates.filter((candidate) => plain(candidate).startsWith(wanted));
  return longer !== undefined && another === undefined ? longer : null;
}

/**
 * Letters to add, drop, change or swap with their neighbour (optimal string alignment distance), or `limit` where it
 * would be that many or more.
 */
function differences(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  const at = (row: readonly number[], index: number): number => row[index] ?? limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j - 1) + (same ? 0 : 1), at(last, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(at(last, b.length), limit);
}
