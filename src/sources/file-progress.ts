/** How far the reading has come. Bytes are those on disk, before unpacking. */
export interface Progress {
  readonly filesDone: number;
  readonly files: number;
  readonly bytesDone: number;
  /** Of all files; estimated from some of them where they are many. Standard input and pipes count nothing. */
  readonly bytes: number;
  /** Records of any kind. */
  readonly records: number;
}
