/** Types of the plain-JavaScript server. */
export interface ServerOptions {
  readonly root: string;
  readonly port?: number;
  readonly base?: string;
  readonly host?: string;
  readonly ignoreRange?: boolean;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly closed: Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

export const CSP: string;
export function startServer(options: ServerOptions): Promise<RunningServer>;
