/** Makes the marks of a week one stop of the Tab key: arrows lead from one to the next. */
export function walkMarks(week: Element): void {
  const marks = [...week.querySelectorAll('a')];
  for (const mark of marks.slice(1)) mark.setAttribute('tabindex', '-1');
  week.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    const at = marks.findIndex((mark) => mark.matches(':focus'));
    const to = at === -1 ? undefined : marks[at + stepOf(event.key)];
    if (to === undefined || stepOf(event.key) === 0) return;
    event.preventDefault();
    marks[at]?.setAttribute('tabindex', '-1');
    to.setAttribute('tabindex', '0');
    to.focus();
  });
}

function stepOf(key: string): number {
  if (key === 'ArrowRight' || key === 'ArrowDown') return 1;
  return key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0;
}
