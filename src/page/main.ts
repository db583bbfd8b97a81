/**
 * The script of the page that `reports/page.ts` writes. Everything can be read without it; it sorts and filters tables,
 * and tells of the marks in the pictures where the focus or the pointer is.
 */
import { showDetails } from './details.ts';
import { filterPushes } from './filter.ts';
import { walkMarks } from './marks.ts';
import { makeSortable } from './sort.ts';

for (const table of document.querySelectorAll('table')) if (table.hasAttribute('data-sortable')) makeSortable(table);
for (const form of document.querySelectorAll('form')) filterPushes(form);
for (const week of document.querySelectorAll('table.week')) walkMarks(week);
showDetails(document.body);

// What is folded would be missing on paper.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
