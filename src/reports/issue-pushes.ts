import type { SourceName } from '../core/facts.ts';
import type { ImagePush } from '../core/image-pushes.ts';
import { nameUpTo } from './issue-context.ts';
import type { IssueDetail } from './issue-detail.ts';
import { words } from './markdown.ts';
import { bullets, foldedTable } from './markdown-blocks.ts';
import { inCommon, notInCommon, type PushColumns, pushLines, WHY_OUTSIDE } from './push-table.ts';
import { notShown } from './summary-cut.ts';
import { unknownSignIns } from './unknown-sign-ins.ts';

/**
 * Some violations as a table, and above it who pushed them where that is the same for all. `isWhyTold`: why they were
 * outside is told elsewhere, where that is the same for all.
 */
export function pushesBlocks(
  images: readonly ImagePush[],
  source: SourceName,
  detail: IssueDetail,
  isWhyTold: boolean,
): string[] {
  const common = inCommon(images, nameUpTo(detail.longest));
  const columns = notInCommon(common);
  const lines = [
    ...(common.who === null ? [] : [`Pushed by ${common.who}`]),
    ...unknownSignIns({ images, violatingImages: images.length, source }).map(words),
  ];
  return [
    ...(lines.length === 0 ? [] : [bullets(lines)]),
    ...tablesOf(images, isWhyTold ? columns : { ...columns, why: WHY_OUTSIDE }, detail),
  ];
}

/** The first lines open, the next ones folded, and how many more there are. */
export function tablesOf(images: readonly ImagePush[], columns: PushColumns, { images: most }: IssueDetail): string[] {
  if (most === 0) return [notShown(images.length, 'image')];
  const { titles, line } = pushLines(columns);
  const shown = foldedTable(titles, images.slice(0, most).map(line), 'more image');
  return images.length <= most ? shown : [...shown, notShown(images.length - most, 'more image')];
}
