/** A workflow command as the runner understands it. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * Reads a log as the runner does (actions/runner, `ActionCommand`, its `TryParseV2` and `TryParse`): of any line that begins with
 * `::`, spaces aside, or holds `##[`, whatever the command is called. A line ends where .NET's `ReadLine` ends one.
 */
export function commandsIn(log: string): RunnerCommand[] {
  return log.split(/\r\n|\n|\r/).flatMap((line) => secondForm(line) ?? firstForm(line) ?? []);
}

function secondForm(line: string): RunnerCommand | null {
  const [, head, data] = /^::(.*?)::(.*)$/s.exec(line.trimStart()) ?? [];
  if (head === undefined || data === undefined) return null;
  const [name = '', ...rest] = head.split(' ');
  const pairs = rest
    .join(' ')
    .split(',')
    .flatMap((pair) => {
      const [, key, value] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
      return key === undefined || value === undefined ? [] : [[key, unescaped(value)] as const];
    });
  return { name, properties: Object.fromEntries(pairs), data: unescaped(data) };
}

function firstForm(line: string): RunnerCommand | null {
  const [, head, data] = /##\[(.*?)\](.*)$/s.exec(line) ?? [];
  return head === undefined || data === undefined ? null : { name: head, properties: {}, data };
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (sign) => signs[sign] ?? sign);
}
