import { type ImagePush, imagesAmong } from '../core/image-pushes.ts';
import type { Incident } from '../core/incident.ts';
import type { Belonging } from '../core/tracking/belonging.ts';
import type { AttributedPush } from '../core/verdict.ts';

/** The incidents of an issue, each with only those of its pushes of which the issue tells. */
export function toldIncidents({ incidents, pushes }: Pick<Belonging, 'incidents' | 'pushes'>): Incident[] {
  const isMeant = new Set(pushes);
  return incidents.flatMap((incident) => {
    const [first, ...others] = incident.pushes.filter((judged) => isMeant.has(judged));
    if (first === undefined) return [];
    const told: readonly [AttributedPush, ...AttributedPush[]] = [first, ...others];
    return [
      {
        ...incident,
        pushes: told,
        images: imagesAmong(told, incident.images),
        firstTime: first.push.time,
        lastTime: (told.at(-1) ?? first).push.time,
      },
    ];
  });
}

/** What people call some of the pushes of an issue, in order of time. */
export function toldImages({ incidents }: Pick<Belonging, 'incidents'>, pushes: Belonging['pushes']): ImagePush[] {
  return imagesAmong(
    pushes,
    incidents.flatMap(({ images }) => images),
  );
}
