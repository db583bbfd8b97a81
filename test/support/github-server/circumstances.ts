/** How a repository and the token for it stand. */
export interface Circumstances {
  /** What the token may do with issues. */
  permission: 'write' | 'read' | 'none';
  /** `false`: GitHub answers as if there were none. */
  exists: boolean;
  isPrivate: boolean;
  isArchived: boolean;
  hasIssues: boolean;
  defaultBranch: string;
  /** Who cannot be assigned: the whole request is refused, or they are left out silently. */
  badAssignees: 'refused' | 'dropped';
  /** The name that the repository had: requests under it are led to where it is now. */
  formerly: string | null;
  /** Whether labels of a new issue are set; to a token that may not push GitHub says nothing of leaving them out. */
  setsLabels: boolean;
  /** Older versions of GitHub Enterprise Server refuse `state_reason: duplicate`. */
  knowsDuplicate: boolean;
  /** Pages of issues are linked by cursors, as in repositories with many: no `last`, and page numbers end. */
  cursors: boolean;
  /** Roles of people, by login, besides those who may write; `null`: no such account. Others have `read`. */
  roles: Readonly<Record<string, Role | null>>;
  /** What `author_association` says of people, besides `COLLABORATOR` of those who may write and `NONE` of others. */
  associations: Readonly<Record<string, Association>>;
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export type Association = 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'NONE';

export const USUAL: Circumstances = {
  permission: 'write',
  exists: true,
  isPrivate: true,
  isArchived: false,
  hasIssues: true,
  defaultBranch: 'main',
  badAssignees: 'refused',
  formerly: null,
  setsLabels: true,
  knowsDuplicate: true,
  cursors: false,
  roles: {},
  associations: {},
};
