import { durationText } from './duration-text.ts';

const day = (iso: string) => iso.slice(0, 10);
const minute = (iso: string) => iso.slice(11, 16);

/** "17:48 UTC", with the day if that is not the day of `now`. */
export function timeText(at: string, now: number): string {
  const isToday = day(at) === day(new Date(now).toISOString());
  return `${isToday ? '' : `${day(at)} `}${minute(at)} UTC`;
}

/**
 * From when to when, and how long: "17:47–18:26 UTC, 39 min", with days that are not the day of
 * `now`. Times are ISO.
 */
export function spanText(from: string, to: string, now: number): string {
  const lasted = durationText(Date.parse(to) - Date.parse(from));
  if (day(from) !== day(to)) {
    return `${day(from)} ${minute(from)} – ${day(to)} ${minute(to)} UTC, ${lasted}`;
  }
  if (minute(from) === minute(to)) return `at ${timeText(from, now)}`;
  return `${timeText(from, now).slice(0, -' UTC'.length)}–${minute(to)} UTC, ${lasted}`;
}
