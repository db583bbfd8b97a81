/** How numbers and texts of a column follow each other: `v9` before `v10`. */
const collator = new Intl.Collator('en', { numeric: true });

/** Makes the titles of a table buttons that put its rows in order, and each time the other way round. */
export function makeSortable(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  const head = table.tHead?.rows[0];
  if (!body || !head) return;
  const rows = [...body.rows];
  const cells = [...head.cells];
  for (const [column, cell] of cells.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...cell.childNodes);
    cell.append(button);
    const ranks = new Map<HTMLTableRowElement, number>();
    button.addEventListener('click', () => {
      const isUp = cell.getAttribute('aria-sort') !== 'ascending';
      for (const other of cells) other.removeAttribute('aria-sort');
      cell.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      const inOrder = cell.hasAttribute('data-time') ? [...rows] : sorted(rows, column, ranks);
      if (!isUp) inOrder.reverse();
      body.append(...inOrder);
    });
  }
}

/** By the text of a column; rows of the same text stay as they were written. */
function sorted(
  rows: readonly HTMLTableRowElement[],
  column: number,
  ranks: Map<HTMLTableRowElement, number>,
): HTMLTableRowElement[] {
  if (ranks.size === 0) {
    const texts = rows.map((row) => (row.cells[column]?.textContent ?? '').replace(/(\d),(?=\d)/g, '$1'));
    // Most texts come again and again: each is compared once.
    const order = new Map([...new Set(texts)].sort(collator.compare).map((text, rank) => [text, rank]));
    for (const [index, row] of rows.entries()) ranks.set(row, order.get(texts[index] ?? '') ?? 0);
  }
  return rows.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}
