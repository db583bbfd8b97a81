/** An error that Athena answers with. */
export class Refused extends Error {
  /** `InvalidRequestException` */
  readonly type: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;

  constructor(type: string, message: string, status = 400, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.type = type;
    this.status = status;
    this.fields = fields;
  }
}

export function invalid(message: string): Refused {
  return new Refused('InvalidRequestException', message, 400, { AthenaErrorCode: 'INVALID_INPUT' });
}
