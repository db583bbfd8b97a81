import * as actions from '@actions/core';
import type { Annotation } from './reports/annotation.ts';

/** Hands an annotation to the runner, by a workflow command on standard output. */
export function annotate({ level, title, text, place }: Annotation): void {
  const properties = {
    ...(title === null ? {} : { title }),
    ...(place === null ? {} : { file: place.file, startLine: place.line, startColumn: place.column }),
  };
  switch (level) {
    case 'error':
      actions.error(text, properties);
      return;
    case 'warning':
      actions.warning(text, properties);
  }
}
