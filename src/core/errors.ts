/** The run was asked for something that cannot be done: a wrong path, option or input. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Stable name for scripts and tests. */
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
