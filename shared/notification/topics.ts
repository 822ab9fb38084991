import type { ENV } from '../names.ts';
import type { Runtime } from '../runtime.ts';
import type { Topic } from './notification.ts';

/** The formats of messages, by the names of their files in `report/formats/`. */
export type FormatName = 'page';

/** How messages reach a topic. */
export interface TopicKind {
  readonly topic: Topic;
  /** The setting that holds its ARN. */
  readonly setting: keyof typeof ENV;
  readonly format: FormatName;
  /** True for the topic without which Loopwatch would be of no use. */
  readonly isRequired: boolean;
}

/** The topics that messages are sent to, in the order of sending. */
const TOPIC_KINDS: readonly TopicKind[] = [
  { topic: 'pages', setting: 'pagesTopic', format: 'page', isRequired: true },
];

/** The topics that hear of incidents here: the required ones, and those that are set. */
export const configuredTopics = ({ setting }: Pick<Runtime, 'setting'>): readonly TopicKind[] =>
  TOPIC_KINDS.filter((kind) => kind.isRequired || setting(kind.setting) !== undefined);
