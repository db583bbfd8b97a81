import type { ListedObject } from '../s3.ts';
import type { Asking } from './asking.ts';
import { inOrder } from './in-order.ts';
import type { Listed } from './layout.ts';
import type { Room } from './room.ts';
import type { Stretch } from './stretch.ts';
import { Unread } from './unread.ts';

interface Page {
  readonly objects: readonly ListedObject[];
  /** `null`: what follows is not asked for, or not there. */
  readonly token: string | null;
}

/** What listing the objects of stretches comes to. */
export type ListedIn =
  | { readonly kind: 'found'; readonly stretch: Stretch; readonly object: ListedObject }
  | Extract<Listed<never>, { kind: 'unread' }>
  /** `whole`: all that there is of it was listed. */
  | { readonly kind: 'end'; readonly stretch: Stretch; readonly whole: boolean };

/** The objects of many stretches, in their order; the first page of each is asked for ahead. */
export async function* objectsIn(
  stretches: AsyncIterable<Listed<Stretch>>,
  asking: Asking,
  room: Room,
): AsyncGenerator<ListedIn, void, undefined> {
  const begun = inOrder(stretches, {
    act: async (listed) =>
      listed.kind === 'unread' ? listed : { ...listed, page: await pageOf(listed.found, null, asking) },
    weight: () => 0,
    room,
  });
  for await (const one of begun) {
    if (one.kind === 'unread') yield one;
    else yield* restOf(one.found, one.page, asking);
  }
}

async function* restOf(
  stretch: Stretch,
  first: Listed<Page>,
  asking: Asking,
): AsyncGenerator<ListedIn, void, undefined> {
  let listed = first;
  for (;;) {
    if (listed.kind === 'unread') {
      yield listed;
      yield { kind: 'end', stretch, whole: false };
      return;
    }
    const { objects, token } = listed.found;
    // Asked for while what is on this page is read.
    const next = token === null ? null : pageOf(stretch, token, asking);
    next?.catch(() => {});
    for (const object of objects) yield { kind: 'found', stretch, object };
    if (next === null) {
      yield { kind: 'end', stretch, whole: true };
      return;
    }
    listed = await next;
  }
}

async function pageOf({ prefix, after, until }: Stretch, token: string | null, asking: Asking): Promise<Listed<Page>> {
  try {
    const page = await asking.page({ prefix, after, folders: false, token });
    const isWanted = ({ key }: ListedObject) => until === null || key < until;
    const isOver = page.objects.some((object) => !isWanted(object));
    // A key with a slash at its end is a folder that somebody made by hand.
    const objects = page.objects.filter((object) => isWanted(object) && !object.key.endsWith('/'));
    return { kind: 'found', found: { objects, token: isOver ? null : page.token } };
  } catch (error) {
    if (error instanceof Unread) return { kind: 'unread', prefix, missing: error.missing };
    throw error;
  }
}
