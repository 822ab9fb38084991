import Table from 'cli-table3';
import type { Command } from 'commander';
import { Option } from 'commander';
import { plainText } from '../shared/text/plain-text.ts';

/** How a command prints its result. */
export type Format = 'table' | 'json' | 'jsonl';

/** Adds the option `-o`. */
export const withOutput = (command: Command, choices: readonly Format[], preset: Format): Command =>
  command.addOption(
    new Option('-o, --output <format>', 'output format').choices([...choices]).default(preset),
  );

/** JSON escapes control characters itself, but not the invisible characters above ASCII. */
const escaped = (json: string) =>
  json.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** JSON that cannot control a terminal. */
export const toJson = (value: unknown, indent?: number): string =>
  escaped(JSON.stringify(value, undefined, indent));

/**
 * The rows of a list in one of the formats.
 *
 * @param cells what a person sees of a row
 * @param paint adds colours to the cells of a row
 */
export function printRows<T>(
  rows: readonly T[],
  format: Format,
  head: readonly string[],
  cells: (row: T) => readonly string[],
  paint: (cells: string[], row: T) => string[],
): string {
  const printers: Readonly<Record<Format, () => string>> = {
    json: () => `${toJson(rows, 2)}\n`,
    jsonl: () => rows.map((row) => `${toJson(row)}\n`).join(''),
    table: () => {
      const table = new Table({
        head: [...head],
        style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
        chars: {
          mid: '',
          'left-mid': '',
          'mid-mid': '',
          'right-mid': '',
          left: '',
          right: '',
          top: '',
          'top-mid': '',
          'top-left': '',
          'top-right': '',
          bottom: '',
          'bottom-mid': '',
          'bottom-left': '',
          'bottom-right': '',
          middle: '  ',
        },
      });
      for (const row of rows) {
        const harmless = cells(row).map((cell) => plainText(cell));
        table.push(paint(harmless, row));
      }
      return `${table.toString().replace(/ +$/gm, '')}\n`;
    },
  };
  return printers[format]();
}

/** The rows of a list as a table for a person, without colours. */
export const plainRows = <T>(
  rows: readonly T[],
  head: readonly string[],
  cells: (row: T) => readonly string[],
): string => printRows(rows, 'table', head, cells, (harmless) => harmless);

/** A time without its seconds, as lists show it. */
export const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ');
