/** Tells beside a mark, while it has the focus or the pointer, what its title says. */
export function showDetails(page: HTMLElement): void {
  const note = document.createElement('div');
  note.className = 'note';
  note.hidden = true;
  // Screen readers have the name of the mark itself.
  note.setAttribute('aria-hidden', 'true');
  page.append(note);
  const hide = () => {
    note.hidden = true;
  };
  const show = (event: Event) => {
    const mark = event.target instanceof Element ? event.target.closest('svg.day a') : null;
    if (mark === null) return hide();
    note.textContent = mark.getAttribute('aria-label');
    note.hidden = false;
    const box = mark.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left + box.width / 2 - note.offsetWidth / 2, width - note.offsetWidth - 8));
    const isBelow = box.top < note.offsetHeight + 12;
    note.style.left = `${left + scrollX}px`;
    note.style.top = `${(isBelow ? box.bottom + 6 : box.top - note.offsetHeight - 6) + scrollY}px`;
  };
  page.addEventListener('focusin', show);
  page.addEventListener('focusout', hide);
  page.addEventListener('pointerover', show);
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
}
