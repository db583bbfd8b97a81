import { DAY, HOUR, MINUTE } from '../core/instant.ts';

/** A length of time in milliseconds as people say it, cut to what matters: `2 days 10 h`, `2 h 41 min`, `5 min`. */
export function durationWords(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY);
  const hours = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor(milliseconds / MINUTE);
  if (days >= 2) return joined([days, 'days'], [hours % 24, 'h']);
  if (hours > 0) return joined([hours, 'h'], [minutes % 60, 'min']);
  return minutes > 0 ? `${minutes} min` : 'less than a minute';
}

/** Hours open in a week: `60 h`, `37 h 30 min`. */
export function hoursWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  return milliseconds === 0 ? '0 h' : joined([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
}

function joined(...parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
