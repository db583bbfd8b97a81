/**
 * What comes next, or what the scanner is in the middle of. An enum, because the bundler writes its members as numbers:
 * the scanner's loop is twice as slow without.
 */
export enum State {
  Between,
  Value,
  ValueOrEnd,
  Item,
  ItemOrEnd,
  Key,
  KeyOrEnd,
  Colon,
  AfterMember,
  AfterElement,
  InKey,
  InString,
  InEscape,
  InHex,
  InNumber,
  InLiteral,
}

/** What may stand in a state, for people. */
export function expectedIn(state: State): string {
  switch (state) {
    case State.Between:
      return 'a record, a list of records or the end';
    case State.Value:
    case State.ValueOrEnd:
      return 'a value';
    case State.Item:
    case State.ItemOrEnd:
      return 'a record';
    case State.Key:
    case State.KeyOrEnd:
      return 'a key in double quotes';
    case State.Colon:
      return 'a colon after the key';
    case State.AfterMember:
      return "',' or '}'";
    case State.AfterElement:
      return "',' or ']'";
    case State.InKey:
    case State.InString:
      return 'the rest of a text and its closing quote';
    case State.InEscape:
    case State.InHex:
      return 'the rest of an escape like \\n or \\u0041';
    case State.InNumber:
      return 'the rest of a number';
    case State.InLiteral:
      return 'true, false or null';
  }
}
