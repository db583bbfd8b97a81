/** Where a repository is. */
export interface Place {
  /** Of the API, with the base path. */
  readonly api: string;
  /** Of the pages for people. */
  readonly web: string;
  /** `owner/name` */
  readonly repository: string;
}

/** The number by which `Link` headers name the repository: `/repositories/1300192/issues?page=2`. */
export const REPOSITORY_ID = 1300192;
