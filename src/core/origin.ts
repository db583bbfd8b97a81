/** Where a run on GitHub comes from. */
export interface Origin {
  /** `https://github.com`, or that of a GitHub Enterprise Server. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** SHA of the commit that the policy was read from; `null`: not known. */
  readonly commit: string | null;
  /** The page of the run; `null`: there is none. */
  readonly runUrl: string | null;
}
