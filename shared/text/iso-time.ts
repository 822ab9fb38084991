/** In milliseconds. */
export const MINUTE = 60_000;

const PLAIN = '2026-01-16T17:51:02Z'.length;
const MILLISECONDS = '2026-01-16T17:51:02.000Z'.length;
const SECOND = 1_000;
const DAY = 86_400;

const DASH = 45;
const DOT = 46;
const COLON = 58;
const T = 84;
const Z = 90;

/** Two digits as a number; NaN when one of them is not a digit. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/**
 * Days from 1970-01-01 to a date. The years of the calculation begin in March, which puts the leap
 * day at their end.
 * Source: https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leaps + dayOfYear - 719_468;
}

/** Epoch milliseconds of a UTC time with no or three fraction digits; NaN for any other text. */
function canonical(text: string): number {
  const { length } = text;
  const isShaped =
    (length === PLAIN || (length === MILLISECONDS && text.charCodeAt(19) === DOT)) &&
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(10) === T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    text.charCodeAt(length - 1) === Z;
  if (!isShaped) return Number.NaN;
  const month = pair(text, 5);
  const day = pair(text, 8);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  const isInRange =
    month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 60;
  if (!isInRange) return Number.NaN;
  const days = daysOf(pair(text, 0) * 100 + pair(text, 2), month, day);
  const whole = (days * DAY + hour * 3600 + minute * 60 + second) * SECOND;
  if (length === PLAIN) return whole;
  const last = text.charCodeAt(22) - 48;
  return last >= 0 && last <= 9 ? whole + pair(text, 20) * 10 + last : Number.NaN;
}

/**
 * Epoch milliseconds of an ISO time, the same as from `Date.parse`. The detectors compare the times
 * of many failures for each event, where `Date.parse` was the slowest step.
 */
export function timeOf(text: string): number {
  const time = canonical(text);
  return Number.isNaN(time) ? Date.parse(text) : time;
}
