import * as z from 'zod/mini';
import { MARK_BITS, type Told } from '../core/tracking/told.ts';
import { marksText, readMarks } from './marks-text.ts';

/** Milliseconds. */
export const instant = z.int().check(z.nonnegative());

export const toldShape = z.strictObject({
  first: instant,
  last: instant,
  bits: z.int().check(z.nonnegative(), z.maximum(MARK_BITS)),
  pushes: z.string(),
  also: z.string(),
});

export function toldData({ first, last, bits, pushes, also }: Told): z.infer<typeof toldShape> {
  return { first, last, bits, pushes: marksText(pushes, bits), also: marksText(also, bits) };
}

/** `null`: not what `toldData` gives. */
export function readTold({ pushes, also, ...told }: z.infer<typeof toldShape>): Told | null {
  const [main, others] = [readMarks(pushes, told.bits), readMarks(also, told.bits)];
  return main === null || others === null ? null : { ...told, pushes: main, also: others };
}
