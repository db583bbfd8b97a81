import type picomatch from 'picomatch';

/**
 * What is left to the library of globs in a policy. Braces are written out before, and everything else that globs know
 * somewhere is refused as a character.
 */
export const GLOB_OPTIONS: picomatch.PicomatchOptions = {
  // Nothing here is a hidden file.
  dot: true,
  // `[!a]` means what it means in a shell; without it, it would be a `!` or an `a`.
  posix: true,
  strictSlashes: true,
  nobrace: true,
  noextglob: true,
  nonegate: true,
  // Else a `+` behind a bracket repeats it, and role names may hold one.
  regex: false,
  // Else it depends on the machine.
  windows: false,
};
