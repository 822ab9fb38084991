import picocolors from 'picocolors';

const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
const isTerminal = process.stdout.isTTY === true && TERM !== 'dumb';

/**
 * Colours on a terminal and nowhere else. By itself, picocolors would also paint pipes and files
 * when the variable CI is set. Source: https://no-color.org
 */
export const colors = picocolors.createColors(!NO_COLOR && (isForced || isTerminal));
