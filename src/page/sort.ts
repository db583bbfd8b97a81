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
    const keys = new Map<HTMLTableRowElement, string>();
    button.addEventListener('click', () => {
      const isUp = cell.getAttribute('aria-sort') !== 'ascending';
      for (const other of cells) other.removeAttribute('aria-sort');
      cell.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      const inOrder = cell.hasAttribute('data-time') ? [...rows] : sorted(rows, column, keys);
      if (!isUp) inOrder.reverse();
      body.append(...inOrder);
    });
  }
}

/** By the text of a column; rows of the same text stay as they were written. */
function sorted(
  rows: readonly HTMLTableRowElement[],
  column: number,
  keys: Map<HTMLTableRowElement, string>,
): HTMLTableRowElement[] {
  if (keys.size === 0) {
    for (const row of rows) keys.set(row, (row.cells[column]?.textContent ?? '').replace(/(\d),(?=\d)/g, '$1'));
  }
  return rows.toSorted((a, b) => collator.compare(keys.get(a) ?? '', keys.get(b) ?? ''));
}
