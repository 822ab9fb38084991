import Table from 'cli-table3';
import type { Command } from 'commander';
import { Option } from 'commander';
import { plainText } from '../shared/text/plain-text.ts';

export type Format = 'table' | 'json' | 'jsonl';

export const withOutput = (command: Command, choices: readonly Format[], preset: Format): Command =>
  command.addOption(
    new Option('-o, --output <format>', 'how to print').choices([...choices]).default(preset),
  );

/** JSON escapes control characters by itself; only the invisible ones above ASCII are left to do. */
const escaped = (json: string) =>
  json.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export const toJson = (value: unknown, indent?: number): string =>
  escaped(JSON.stringify(value, undefined, indent));

/**
 * Rows of a list, each format in its own way; `cells` says what a person sees of a row, `paint` in
 * which colours.
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
