import type { FormatName } from '../../notification/topics.ts';
import type { Format } from '../format.ts';
import { pageMessage } from './page.ts';

/** Every message format, by the name of its file. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  page: pageMessage,
};
