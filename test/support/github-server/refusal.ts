/** One mistake of a request that was understood, as GitHub says it in `errors` of 422. */
export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly message?: string;
  readonly value?: string | readonly string[];
}

/** What GitHub answers instead of what was asked for. */
export class Refused extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[] | undefined;

  constructor(
    status: number,
    message: string,
    { headers = {}, errors }: { headers?: Readonly<Record<string, string>>; errors?: readonly FieldError[] } = {},
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.errors = errors;
  }
}

export function notFound(): Refused {
  return new Refused(404, 'Not Found');
}

export function invalid(...errors: readonly FieldError[]): Refused {
  return new Refused(422, 'Validation Failed', { errors });
}
