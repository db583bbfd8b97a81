/** Shows the form and hides the rows of the table after it that do not hold what it asks for. */
export function filterPushes(form: HTMLFormElement): void {
  const body = form.nextElementSibling?.querySelector('tbody');
  const output = form.querySelector('output');
  if (!body || !output) return;
  const rows = [...body.rows];
  const texts: string[] = [];
  let waiting = 0;
  const show = () => {
    waiting = 0;
    if (texts.length === 0) for (const row of rows) texts.push((row.textContent ?? '').toLowerCase());
    const asked = new FormData(form);
    const words = String(asked.get('text') ?? '')
      .toLowerCase()
      .split(/\s+/);
    const isBad = asked.get('verdict') === 'bad';
    let shown = 0;
    for (const [index, row] of rows.entries()) {
      const text = texts[index] ?? '';
      row.hidden = !words.every((word) => text.includes(word)) || (isBad && !row.matches('.outside, .undeclared'));
      if (!row.hidden) shown++;
    }
    output.value = shown === rows.length ? '' : `${shown} of ${rows.length} shown`;
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    // Once for all letters that were typed while the page was busy.
    if (waiting === 0) waiting = requestAnimationFrame(show);
  });
}
