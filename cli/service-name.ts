/** What `--service` asks for. */
export interface ServiceName {
  readonly name: string;
  readonly cluster?: string | undefined;
}

/** "media", or "shop/media" as pages write it: with its cluster. */
export function serviceName(text: string): ServiceName {
  const slash = text.lastIndexOf('/');
  return { name: text.slice(slash + 1), cluster: text.slice(0, Math.max(slash, 0)) || undefined };
}
