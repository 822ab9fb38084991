declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** Delays of table operations, in milliseconds. */
  interface Options {
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }

  export default function dynalite(options?: Options): Server;
}
