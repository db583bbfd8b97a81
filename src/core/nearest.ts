import damerauLevenshtein from 'damerau-levenshtein';

/**
 * The candidate that a misspelt word was most likely meant to be, `null` where none is near. Case, hyphens, underscores,
 * dots and spaces do not count as differences, two letters swapped are one; of two that are equally near the first wins.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const wanted = plain(word);
  if (wanted === '') return null;
  let best: string | null = null;
  // A third of the letters may be wrong: "wndows" is windows, "foo" is not "zone".
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const offered = plain(candidate);
    // Also keeps a text of any length away from the library, whose table grows with its square.
    if (Math.abs(wanted.length - offered.length) >= bestDistance) continue;
    const { steps: differences } = damerauLevenshtein(wanted, offered);
    if (differences < bestDistance) {
      best = candidate;
      bestDistance = differences;
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
