import { itemsOf } from './items.ts';
import type { Teller } from './teller.ts';
import type { YamlPath } from './yaml-places.ts';

/**
 * Letters, digits and single hyphens; behind an underscore the short code of a company that manages its users.
 * https://docs.github.com/en/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
 */
const LOGIN = /^(?=.{1,39}$)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:_[A-Za-z0-9]+)?$/;

const TEAM = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;

type DraftPeople = string | readonly (string | null)[] | null | undefined;

/** Reads logins of GitHub users, without the `@` that some put in front; each once. */
export function readLogins(value: DraftPeople, path: YamlPath, teller: Teller): readonly string[] {
  const logins: string[] = [];
  for (const item of itemsOf(value ?? [], path)) {
    const login = item.text.replace(/^@/, '');
    if (LOGIN.test(login)) logins.push(login);
    else teller.value(item.path, { kind: 'login-unreadable', got: item.text, suggestion: loginIn(item.text) });
  }
  return [...new Set(logins)];
}

/** Reads users and teams that are to be mentioned, with their `@`; each once. */
export function readMentions(value: DraftPeople, path: YamlPath, teller: Teller): readonly string[] {
  const mentions: string[] = [];
  for (const item of itemsOf(value ?? [], path)) {
    if (isMention(item.text)) mentions.push(item.text);
    else {
      const better = `@${item.text.trim().replace(/^@/, '')}`;
      const suggestion = isMention(better) ? `"${better}"` : null;
      teller.value(item.path, { kind: 'mention-unreadable', got: item.text, suggestion });
    }
  }
  return [...new Set(mentions)];
}

function isMention(text: string): boolean {
  const [name = '', team, more] = text.slice(1).split('/');
  return text.startsWith('@') && more === undefined && LOGIN.test(name) && (team === undefined || TEAM.test(team));
}

/** The login in an address of GitHub, or with blanks around it. */
function loginIn(text: string): string | null {
  const bare = text.trim().replace(/^(?:https?:\/\/)?github\.com\/|^@/i, '');
  return bare !== text && LOGIN.test(bare) ? bare : null;
}
