import { z } from 'zod';
import { type Endpoint, paged, sameName } from './call.ts';
import type { Circumstances, Role } from './circumstances.ts';
import { pageOf } from './paging.ts';
import { REPOSITORY_ID } from './place.ts';
import { invalid, notFound, Refused } from './refusal.ts';
import { wireRepository } from './wire-repository.ts';

const Label = z.object({
  name: z.string(),
  color: z.string().default('ededed'),
  description: z.string().optional(),
});

export const getRepository: Endpoint = ({ wire, place, circumstances }) => ({
  status: 200,
  body: wireRepository(wire, place, circumstances),
});

export const listLabels: Endpoint = ({ model, wire, place, query }) => {
  const url = `${place.api}/repositories/${REPOSITORY_ID}/labels`;
  const { items, link } = pageOf([...model.labels.keys()], query, url);
  return paged(
    items.map((name) => wire.label(name)),
    link,
  );
};

export const getLabel: Endpoint = ({ model, wire, path }) => {
  const name = sameName(model.labels.keys(), path.name ?? '');
  if (name === undefined) throw notFound();
  return { status: 200, body: wire.label(name) };
};

export const createLabel: Endpoint = ({ model, wire, body }) => {
  const { name, color, description } = Label.parse(body);
  const wrong = (field: string, code: string) => invalid({ resource: 'Label', field, code });
  if (sameName(model.labels.keys(), name) !== undefined) throw wrong('name', 'already_exists');
  if (name.trim() === '' || [...name].length > 50) throw wrong('name', 'invalid');
  if (!/^[0-9a-f]{6}$/i.test(color)) throw wrong('color', 'invalid');
  if ([...(description ?? '')].length > 100) throw wrong('description', 'invalid');
  model.labels.set(name, { color, description: description ?? null });
  const reply = wire.label(name);
  return { status: 201, body: reply, headers: { location: reply.url } };
};

export const getPermission: Endpoint = ({ model, wire, path, circumstances }) => {
  const asked = path.username ?? '';
  const login = sameName([...Object.keys(circumstances.roles), ...model.writers], asked) ?? asked;
  const role = roleOf(login, circumstances) ?? (model.writers.has(login) ? 'write' : 'read');
  if (circumstances.roles[login] === null) throw new Refused(404, `${asked} is not a user`);
  const user = { ...wire.user(login), role_name: role };
  return { status: 200, body: { permission: permissionOf(role), role_name: role, user } };
};

export const checkAssignee: Endpoint = ({ model, path }) => {
  if (sameName(model.assignable, path.assignee ?? '') === undefined) throw notFound();
  return { status: 204 };
};

function roleOf(login: string, { roles }: Circumstances): Role | null {
  return roles[login] ?? null;
}

function permissionOf(role: Role): string {
  switch (role) {
    case 'maintain':
      return 'write';
    case 'triage':
      return 'read';
    case 'admin':
    case 'write':
    case 'read':
    case 'none':
      return role;
  }
}
