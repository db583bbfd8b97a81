import type { GithubModel } from '../github-model.ts';
import { bodyOf, mistakeOf, type Received } from './allowed.ts';
import type { Reply } from './call.ts';
import type { Circumstances } from './circumstances.ts';
import { type Described, described } from './description.ts';
import type { Limits } from './limits.ts';
import { type Place, REPOSITORY_ID } from './place.ts';
import { notFound, Refused } from './refusal.ts';
import { type Route, routeOf } from './routes.ts';
import { Wire } from './wire.ts';

/** What a request comes to. */
export interface World {
  readonly model: GithubModel;
  readonly place: Place;
  readonly circumstances: Circumstances;
  readonly limits: Limits;
  /** Whether GitHub's limits are kept. */
  readonly isLimited: boolean;
  readonly token: string;
  /** Told what the official description does not allow. */
  readonly problem: (text: string) => void;
}

/** Answers a request as GitHub would. Throws where the answer is not as the description says. */
export function answer(world: World, received: Received): Reply {
  const { method, path, query } = received;
  const words = `${method} ${path ?? '(outside of the base path)'}${query.size === 0 ? '' : `?${query}`}`;
  let found: ReturnType<typeof routeOf>;
  try {
    found = path === null ? null : routeOf(method, path, world.place.repository);
  } catch {
    found = null;
  }
  if (!found) {
    world.problem(`${words}: there is no such endpoint here`);
    return refusal(new Refused(404, 'Not Found'), null);
  }
  const { route } = found;
  const operation = described(method, route.template);
  const mistake = mistakeOf(received, operation);
  if (mistake) {
    world.problem(`${words}: ${mistake.text}`);
    return refusal(new Refused(mistake.status, mistake.text), operation);
  }
  const reply = answered(world, received, route, found.path, operation);
  const problems = operation.replyProblems(reply.status, reply.body);
  if (problems.length > 0) throw new Error(`${words}: our answer ${reply.status} is wrong: ${problems.join('; ')}`);
  return reply;
}

/** The answer to a fault that GitHub itself would say. */
export function refusal(refused: Refused, operation: Described | null): Reply {
  const { status, message, errors, headers } = refused;
  const { location: url } = headers;
  const documentation_url = operation?.documentation ?? 'https://docs.github.com/rest';
  const more = { ...(errors && { errors }), ...(url && { url }) };
  return { status, headers, body: { message, ...more, documentation_url, status: String(status) } };
}

function answered(
  world: World,
  received: Received,
  route: Route,
  path: Readonly<Record<string, string>>,
  operation: Described,
): Reply {
  const { model, place, circumstances, limits } = world;
  const { method, query } = received;
  try {
    checkStanding(world, received, route, `${path.owner}/${path.repo}`);
    if (world.isLimited) limits.check(method);
    const wire = new Wire(model, place, circumstances);
    const reply = route.endpoint({ model, wire, place, circumstances, path, query, body: bodyOf(received) });
    if (method !== 'GET') model.writes++;
    return reply;
  } catch (error) {
    if (error instanceof Refused) return refusal(error, operation);
    throw error;
  }
}

/** Whether the token may ask this of this repository. */
function checkStanding(world: World, received: Received, route: Route, repository: string): void {
  const { circumstances, place, token } = world;
  const [, given] = /^(?:bearer|token) (.+)$/i.exec(received.headers.authorization ?? '') ?? [];
  if (given !== token) throw new Refused(401, 'Bad credentials');
  if (repository === circumstances.formerly) throw moved(received, place);
  if (!circumstances.exists || repository.toLowerCase() !== place.repository.toLowerCase()) throw notFound();
  const isRead = received.method === 'GET';
  if (!isRead && circumstances.isArchived) throw new Refused(403, 'Repository was archived so is read-only.');
  const { permission, isPrivate } = circumstances;
  const isEnough = permission === 'write' || (isRead && (permission === 'read' || !isPrivate));
  if (route.needs !== null && !isEnough) {
    const headers = { 'x-accepted-github-permissions': route.needs };
    throw new Refused(403, 'Resource not accessible by integration', { headers });
  }
  if (route.needsIssues && !circumstances.hasIssues) {
    throw new Refused(410, 'Issues has been disabled in this repository.');
  }
}

/** Where the repository is now (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api). */
function moved({ method, path, query }: Received, { api }: Place): Refused {
  const [, , , , ...rest] = (path ?? '').split('/');
  const asked = query.size === 0 ? '' : `?${query}`;
  const location = `${[`${api}/repositories/${REPOSITORY_ID}`, ...rest].join('/')}${asked}`;
  // Of a GET for good; else so that the method stays.
  return new Refused(method === 'GET' ? 301 : 307, 'Moved Permanently', { headers: { location } });
}
